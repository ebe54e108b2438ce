/**
 * Tests of the shape of the project, not of what it computes. Both programs run them, each over
 * what its class path holds. Read {@code ModulesTest} first.
 */
@NullMarked
package io.trellis.cli.structure;

import org.jspecify.annotations.NullMarked;
