package io.trellis.cli.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

import io.trellis.core.risk.Gate;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueRequest.Write;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Nothing reaches a venue that the risk gate has not let out. */
class PermitTest {

    private static final JavaClass PERMIT = OwnClasses.ALL.get(Permit.class);

    /** Who calls a method of the permit, or refers to it. */
    private static List<JavaClass> users(String method, Class<?>... parameters) {
        return PERMIT.getMethod(method, parameters).getAccessesToSelf().stream()
                .map(JavaAccess::getOriginOwner)
                .distinct()
                .toList();
    }

    @Test
    void onlyTheGateMakesAPermit() {
        assertThat(users("of", Write.class, long.class))
                .extracting(JavaClass::getName)
                .containsExactly(Gate.class.getName());
    }

    @Test
    void onlyAVenueUsesAPermit() {
        assertThat(users("use")).allMatch(each -> each.isAssignableTo(Venue.class));
    }

    @Test
    void aPermitIsMadeInNoOtherWay() {
        assertThat(PERMIT.getConstructors())
                .isNotEmpty()
                .allMatch(each -> each.getModifiers().contains(JavaModifier.PRIVATE));
        assertThat(PERMIT.getModifiers()).contains(JavaModifier.FINAL);
    }
}
