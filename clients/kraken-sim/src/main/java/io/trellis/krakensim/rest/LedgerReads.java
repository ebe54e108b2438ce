package io.trellis.krakensim.rest;

import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.rules.AssetRules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The entries of an account's ledger. */
final class LedgerReads {

    private static final int MOST_IDS = 20;

    private final Hall hall;

    LedgerReads(Hall hall) {
        this.hall = hall;
    }

    Reply history(Account account, Params params, long viewNanos) {
        Optional<Range> range = Range.of(params, id -> time(account, id));
        if (range.isEmpty()) {
            return Reply.wrong("start");
        }
        Set<String> assets = new HashSet<>();
        for (String name : params.list("asset")) {
            Optional<AssetRules> asset = hall.asset(name);
            if (asset.isEmpty() && !name.equals("all")) {
                return Reply.error("EQuery:Unknown asset");
            }
            asset.ifPresent(found -> assets.add(found.id()));
        }
        String type = params.text("type").orElse("all");
        List<LedgerRow> rows = new ArrayList<>();
        for (LedgerRow row : account.rows()) {
            boolean wanted =
                    row.timeNanos() <= viewNanos
                            && range.get().holds(row.timeNanos())
                            && (assets.isEmpty() || assets.contains(row.asset().id()))
                            && (type.equals("all") || type.equals(row.type()));
            if (wanted) {
                rows.add(row);
            }
        }
        var json = new JsonText().open();
        if (!params.flag("without_count")) {
            json.put("count", rows.size());
        }
        json.open("ledger");
        rows.reversed().stream()
                .skip(range.get().offset())
                .limit(Range.PAGE)
                .forEach(row -> add(json, row));
        return Reply.of(json.close().close());
    }

    private static OptionalLong time(Account account, String id) {
        return account.rows().stream()
                .filter(row -> row.id().equals(id))
                .mapToLong(LedgerRow::timeNanos)
                .findFirst();
    }

    Reply query(Account account, Params params, long viewNanos) {
        List<String> ids = params.list("id");
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            return Reply.wrong("id");
        }
        var json = new JsonText().open();
        for (String id : ids) {
            Optional<LedgerRow> found =
                    account.rows().stream()
                            .filter(row -> row.id().equals(id.strip()))
                            .filter(row -> row.timeNanos() <= viewNanos)
                            .findFirst();
            if (found.isEmpty()) {
                return Reply.error("EQuery:Unknown ledger");
            }
            add(json, found.get());
        }
        return Reply.of(json.close());
    }

    private static void add(JsonText json, LedgerRow row) {
        int decimals = row.asset().decimals();
        json.open(row.id())
                .put("refid", row.reference())
                .putRaw("time", Moments.seven(row.timeNanos()))
                .put("type", row.type())
                .put("subtype", "")
                .put("aclass", "currency")
                .put("asset", row.asset().id())
                .putText("amount", row.amount(), decimals)
                .putText("fee", row.fee(), decimals)
                .putText("balance", row.balance(), decimals)
                .close();
    }
}
