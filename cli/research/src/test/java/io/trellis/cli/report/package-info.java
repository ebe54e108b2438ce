/** Whether the reports of all commands work in a browser. */
@NullMarked
package io.trellis.cli.report;

import org.jspecify.annotations.NullMarked;
