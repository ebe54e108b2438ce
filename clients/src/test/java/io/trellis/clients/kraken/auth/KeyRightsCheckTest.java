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

class KeyRightsCheckTest {

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
        KeyRightsCheck rights = KeyRightsCheck.of(TRADING);

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
                "a-right-to-withdraw-of-later-days",
                "WITHDRAW"
            })
    void givenARightToWithdraw_thenTheKeyIsRefused(String right) {
        KeyRightsCheck rights = KeyRightsCheck.of(with(right));

        assertThat(rights.canWithdraw()).isTrue();
        assertThatThrownBy(rights::requireTrading)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("funds could be taken away")
                .hasMessageContaining("revoke this one");
    }

    @Test
    void givenARightToWithdraw_thenItIsNamedAsOnThePageWhereKeysAreMade() {
        assertThatThrownBy(() -> KeyRightsCheck.of(with("withdraw-funds")).requireNoWithdrawal())
                .hasMessageStartingWith("the key has the right \"Funds: Withdraw\", with which");
    }

    @Test
    void givenAKeyThatOnlyReads_thenWhatItLacksForTradingIsNamed() {
        KeyRightsCheck rights =
                KeyRightsCheck.of(
                        TRADING.stream().filter(each -> !each.endsWith("y-trades")).toList());

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
        names.add("\u001b[2J");

        assertThat(KeyRightsCheck.of(names).excessive())
                .containsExactly("an unknown right", "Funds: Earn", "something-new");
    }

    private static List<String> with(String right) {
        var names = new ArrayList<>(TRADING);
        names.add(right);
        return names;
    }
}
