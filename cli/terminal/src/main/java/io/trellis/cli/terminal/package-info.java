/**
 * How the programs talk to a person or a script: exit codes, sentences for errors, times, tables.
 * Read {@link io.trellis.cli.terminal.Program} first.
 */
@NullMarked
package io.trellis.cli.terminal;

import org.jspecify.annotations.NullMarked;
