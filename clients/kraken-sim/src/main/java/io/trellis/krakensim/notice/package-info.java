/** What the venue announces: read {@link io.trellis.krakensim.notice.MaintenanceJson}. */
@NullMarked
package io.trellis.krakensim.notice;

import org.jspecify.annotations.NullMarked;
