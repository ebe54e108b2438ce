/**
 * Where the word {@code strategy.kind} of a strategy file becomes a plug-in: {@link
 * io.trellis.core.plugin.Plugins}.
 */
@NullMarked
package io.trellis.core.plugin;

import org.jspecify.annotations.NullMarked;
