package io.trellis.cli.trade.doctor;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.secret.ApiKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything in turn. What cannot be looked at is said; nothing is changed. */
final class Examination {

    private static final List<String> OF_THE_ACCOUNT =
            List.of("key rights", "fees of the account", "open orders", "account stream");

    private final Patient patient;
    private final Optional<ApiKey> key;
    private final List<Finding> findings = new ArrayList<>();

    Examination(Patient patient, Optional<ApiKey> key) {
        this.patient = patient;
        this.key = key;
    }

    /**
     * Asks the venue.
     *
     * @throws io.trellis.core.InvalidInputException if the key may not be used there
     */
    DoctorReport run() {
        try (Link link = Link.open(patient, key)) {
            var venue = new VenueLook(link, patient);
            findings.add(venue.clock());
            if (venue.isReached()) {
                reached(link, venue);
            } else {
                String reason = "REST is not reached";
                VenueLook.SUBJECTS.forEach(each -> findings.add(Finding.unchecked(each, reason)));
                OF_THE_ACCOUNT.forEach(each -> findings.add(Finding.unchecked(each, reason)));
            }
            return new DoctorReport(
                    HostOptions.name(patient.hosts()),
                    patient.symbol(),
                    link.loop().now(),
                    findings);
        }
    }

    private void reached(Link link, VenueLook venue) {
        look("mode", venue::mode);
        look("maintenance", venue::maintenance);
        look("market", venue::market);
        look("listed fees", venue::listedFees);
        look("public stream", venue::stream);
        if (key.isEmpty()) {
            OF_THE_ACCOUNT.forEach(
                    each -> findings.add(Finding.unchecked(each, "no key was given (--key NAME)")));
            return;
        }
        var account = new AccountLook(link, patient, venue);
        look("key rights", account::rights);
        look("fees of the account", account::fees);
        look("open orders", account::openOrders);
        look("account stream", account::stream);
    }

    /** What the venue does not answer is wrong, and the sentence says how. */
    private void look(String subject, Supplier<Finding> look) {
        try {
            findings.add(look.get());
        } catch (KrakenReadException unanswered) {
            findings.add(
                    Finding.wrong(
                            subject, Words.withoutStop(String.valueOf(unanswered.getMessage()))));
        }
    }
}
