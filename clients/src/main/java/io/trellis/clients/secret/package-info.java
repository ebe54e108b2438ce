/**
 * What must never be seen: secrets, the keys of venues made of them, and the encrypted files in
 * which they rest. Read {@link io.trellis.clients.secret.Secret} first.
 */
@NullMarked
package io.trellis.clients.secret;

import org.jspecify.annotations.NullMarked;
