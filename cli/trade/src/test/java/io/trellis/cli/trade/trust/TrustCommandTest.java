package io.trellis.cli.trade.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.cli.terminal.TrustedKeys;
import io.trellis.cli.trade.ProgramRun;
import io.trellis.core.strategyfile.TrustedKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;

class TrustCommandTest {

    @TempDir private Path folder;

    private Path file = Path.of("");
    private String id = "";

    @BeforeEach
    void makeAKey() throws GeneralSecurityException, IOException {
        TrustedKey key =
                TrustedKey.of(
                        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        id = key.id();
        file = Files.writeString(folder.resolve("colleague.pub"), key.pem());
    }

    @Test
    void givenItsNameTyped_thenAKeyIsTrusted() {
        ProgramRun run = trust(file.toString(), "--confirm", id);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains(id);
        assertThat(TrustedKeys.in(keys())).extracting(TrustedKey::id).containsExactly(id);
        assertThat(trust("--json", "-").out()).contains("\"" + id + "\"");
    }

    @Test
    void givenAnotherName_thenTheKeyIsNotTrusted() {
        ProgramRun run = trust(file.toString(), "--confirm", "0123456789abcdef");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was done");
        assertThat(TrustedKeys.in(keys())).isEmpty();
    }

    @Test
    void givenAKeyOfThatName_thenItIsNotReplaced() {
        trust(file.toString(), "--confirm", id);

        ProgramRun again = trust(file.toString(), "--confirm", id);

        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("exists already", "--name");
    }

    @Test
    void givenSomethingElse_thenItIsNamed() throws IOException {
        Path none = Files.writeString(folder.resolve("none.pub"), "no key");

        assertThat(trust(none.toString(), "--confirm", id).code()).isEqualTo(2);
        assertThat(trust(folder.resolve("missing.pub").toString()).err())
                .contains("missing.pub does not exist");
    }

    private Path keys() {
        return folder.resolve("keys");
    }

    private ProgramRun trust(String... options) {
        String[] call = new String[options.length + 3];
        call[0] = "trust";
        System.arraycopy(options, 0, call, 1, options.length);
        call[options.length + 1] = "--keys";
        call[options.length + 2] = keys().toString();
        return ProgramRun.of("", call);
    }
}
