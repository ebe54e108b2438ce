package io.trellis.clients.kraken.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class KeyRightsTest {

    private static final List<String> TRADING =
            List.of(
                    "create-ws-token",
                    "query-ledger",
                    "close-trades",
                    "modify-trades",
                    "query-closed-trades",
                    "query-open-trades",
                    "query-funds");

    @Test
    void givenTheRightsThatTradingNeeds_thenNothingIsMissingOrTooMuch() {
        KeyRights rights = KeyRights.of(TRADING);

        assertThat(rights.missingForTrading()).isEmpty();
        assertThat(rights.excessive()).isEmpty();
        assertThatCode(rights::requireTrading).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withdraw-funds",
                "add-withdraw-address",
                "update-withdraw-address",
                "a-right-to-withdraw-of-later-days"
            })
    void givenARightToWithdraw_thenTheKeyIsRefused(String right) {
        KeyRights rights = KeyRights.of(with(right));

        assertThat(rights.canWithdraw()).isTrue();
        assertThatThrownBy(rights::requireTrading)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("funds could be taken away")
                .hasMessageContaining("revoke this one");
    }

    @Test
    void givenARightToWithdraw_thenItIsNamedAsOnThePageWhereKeysAreMade() {
        assertThatThrownBy(() -> KeyRights.of(with("withdraw-funds")).requireNoWithdrawal())
                .hasMessageStartingWith("the key has the right \"Funds: Withdraw\", with which");
    }

    @Test
    void givenAKeyThatOnlyReads_thenWhatItLacksForTradingIsNamed() {
        KeyRights rights =
                KeyRights.of(TRADING.stream().filter(each -> !each.endsWith("y-trades")).toList());

        assertThat(rights.missingForTrading()).containsExactly("Create & modify orders");
        assertThat(rights.missingForReading()).isEmpty();
        assertThatThrownBy(rights::requireTrading)
                .hasMessage(
                        "the key lacks the right \"Create & modify orders\"; add it at Kraken.");
        assertThatCode(rights::requireNoWithdrawal).doesNotThrowAnyException();
    }

    @Test
    void givenRightsThatNobodyNeeds_thenTheyAreTooMany() {
        List<String> names = with("earn-funds");
        names.add("something-new");

        assertThat(KeyRights.of(names).excessive()).containsExactly("Funds: Earn", "something-new");
    }

    private static List<String> with(String right) {
        var names = new ArrayList<>(TRADING);
        names.add(right);
        return names;
    }
}
