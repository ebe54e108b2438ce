package io.trellis.trading.world;

import io.trellis.clients.net.Loop;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.trading.journal.Disk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Bugs that traders have, built in between the parts of ours; and within how many worlds each is
 * found. A test that does not find them could not find their like in the trader itself.
 */
enum PlantedBug {
    /** What got no answer is sent again. */
    BLIND_RETRY(10, Rewire::blindRetry),
    /** What got no answer is held to have failed. */
    NO_ANSWER_MEANS_REFUSED(10, () -> outcomes(PlantedBug::refusedInstead)),
    /** Every request leaves twice. */
    SENT_TWICE(1, Rewire::twice),
    /** The name of the order before is used again. */
    NAME_USED_AGAIN(2, Rewire::sameName),
    /** The journal is never forced to the disk. */
    FORCE_SKIPPED(1, () -> onDisk(disk -> new BrokenDisk(disk, BrokenDisk.Fault.NO_FORCE))),
    /** The journal is forced a moment after the order has left. */
    SAVED_AFTER_SENDING(1, Rewire::lateForce),
    /** A new process finds an empty disk, as if nothing had been kept. */
    NOTHING_KEPT(10, () -> onDisk(disk -> new BrokenDisk(disk, BrokenDisk.Fault.FORGETS))),
    /** Every twentieth write to the disk does nothing. */
    WRITES_LOST(10, () -> onDisk(disk -> new BrokenDisk(disk, BrokenDisk.Fault.LOSES_WRITES))),
    /** Prices are rounded to the wrong side by a tick. */
    PRICE_OFF_BY_A_TICK(1, () -> tickets(PlantedBug::dearer)),
    /** Quantities are rounded up. */
    QUANTITY_ROUNDED_UP(1, () -> tickets(PlantedBug::larger)),
    /** The deadline that the venue is told lies behind the one that is reckoned with. */
    DEADLINE_TOO_LATE(1, () -> writes(PlantedBug::patient)),
    /** One cancel cancels everything. */
    CANCELS_EVERYTHING(2, () -> writes(PlantedBug::cancelAll)),
    /** A cancel that was not answered well is held to be done. */
    CANCEL_MEANS_GONE(20, Rewire::cancelMeansGone),
    /** A fill is booked as often as it is told. */
    FILLS_BOOKED_TWICE(4, () -> events(PlantedBug::renamedTwin)),
    /** Every third fill is overlooked, wherever it is told. */
    FILLS_OVERLOOKED(4, () -> events(PlantedBug::overlooked)),
    /** Fees are not booked. */
    FEES_FORGOTTEN(4, () -> fills(PlantedBug::free)),
    /** The value of a fill is rounded wrongly by one unit. */
    VALUE_OFF_BY_A_UNIT(4, () -> fills(PlantedBug::dearerByAUnit)),
    /** An order that is filled in part is held to be filled whole. */
    PART_MEANS_WHOLE(10, () -> events(PlantedBug::whole)),
    /** Ended orders are never looked at, only open ones. */
    ONLY_OPEN_ORDERS_LOOKED_AT(30, () -> answers(PlantedBug::onlyOpen)),
    /** A look-up that failed is held to have found nothing. */
    FAILURE_MEANS_NOTHING_THERE(20, () -> answers(PlantedBug::nothingThere)),
    /** A timer of its own keeps the dead-man's switch from firing. */
    DEAD_MAN_FED_BY_A_TIMER(1, Rewire::feedingTimer),
    /** The rising clock is the wall clock. */
    CLOCK_THAT_STEPS(10, Rewire::wallClock),
    /** Look-ups are asked and their answers dropped. */
    ANSWERS_DROPPED(1, () -> events(PlantedBug::noAnswers)),
    /** The loss of the private stream is not noticed. */
    LOST_STREAM_UNNOTICED(6, () -> events(PlantedBug::neverLost));

    private final int worlds;

    @SuppressWarnings("ImmutableEnumChecker") // It makes a new one each time.
    private final Supplier<Mutation> bug;

    PlantedBug(int worlds, Supplier<Mutation> bug) {
        this.worlds = worlds;
        this.bug = bug;
    }

    /** Within how many worlds it is found. */
    int worlds() {
        return worlds;
    }

    /** The bug for one world. */
    Mutation plant() {
        return bug.get();
    }

    // How they are built in.

    private static Mutation onDisk(UnaryOperator<Disk> change) {
        return new Mutation() {
            @Override
            public Disk disk(Disk disk) {
                return change.apply(disk);
            }
        };
    }

    private static Mutation writes(UnaryOperator<VenueRequest.Write> change) {
        return new Mutation() {
            @Override
            public Venue venue(Venue venue, Loop loop) {
                return new Rewire.Writes(venue, change);
            }
        };
    }

    private static Mutation tickets(UnaryOperator<OrderTicket> change) {
        return writes(write ->
                write instanceof VenueRequest.Place(long id, OrderTicket order, Instant deadline)
                        ? new VenueRequest.Place(id, change.apply(order), deadline)
                        : write);
    }

    /** How events are changed: to none, one or more. */
    interface Events {
        List<VenueEvent> instead(VenueEvent event);
    }

    static Mutation events(Events change) {
        return new Mutation() {
            @Override
            public VenueListener listener(VenueListener session, Loop loop) {
                return event -> change.instead(event).forEach(session::happened);
            }
        };
    }

    private static Mutation outcomes(UnaryOperator<WriteOutcome> change) {
        return events(event ->
                List.of(
                        event instanceof VenueEvent.Answered(long id, List<WriteOutcome> outcomes)
                                ? new VenueEvent.Answered(
                                        id, outcomes.stream().map(change).toList())
                                : event));
    }

    private static Mutation answers(UnaryOperator<VenueAnswer> change) {
        return events(event ->
                List.of(
                        event instanceof VenueEvent.Told(long id, VenueAnswer answer)
                                ? new VenueEvent.Told(id, change.apply(answer))
                                : event));
    }

    private static Mutation fills(UnaryOperator<VenueFill> change) {
        return events(event ->
                List.of(
                        switch (event) {
                            case VenueEvent.Filled(VenueFill fill) ->
                                    new VenueEvent.Filled(change.apply(fill));
                            case VenueEvent.Told(
                                            long id,
                                            VenueAnswer.Fills(var fills, var passedOver)) ->
                                    new VenueEvent.Told(
                                            id,
                                            new VenueAnswer.Fills(
                                                    fills.stream().map(change).toList(),
                                                    passedOver));
                            case VenueEvent.AccountLive(var open, var recent, var totals) ->
                                    new VenueEvent.AccountLive(
                                            open, recent.stream().map(change).toList(), totals);
                            default -> event;
                        }));
    }

    // What they do.

    private static WriteOutcome refusedInstead(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Unknown(String words)
                ? new WriteOutcome.Refused(Refusal.NOT_SENT, words)
                : outcome;
    }

    private static OrderTicket dearer(OrderTicket order) {
        return order.pricing()
                        instanceof
                        OrderTicket.Pricing.Limit(long ticks, boolean postOnly, var timeInForce)
                ? new OrderTicket(
                        order.id(),
                        order.symbol(),
                        order.side(),
                        order.lots(),
                        new OrderTicket.Pricing.Limit(ticks + 1, postOnly, timeInForce))
                : order;
    }

    private static OrderTicket larger(OrderTicket order) {
        return new OrderTicket(
                order.id(), order.symbol(), order.side(), order.lots() + 1, order.pricing());
    }

    private static VenueRequest.Write patient(VenueRequest.Write write) {
        return write instanceof VenueRequest.Place(long id, OrderTicket order, Instant deadline)
                ? new VenueRequest.Place(id, order, deadline.plusSeconds(50))
                : write;
    }

    private static VenueRequest.Write cancelAll(VenueRequest.Write write) {
        return write instanceof VenueRequest.Cancel(long id, var _, var _)
                ? new VenueRequest.CancelAll(id)
                : write;
    }

    private static List<VenueEvent> renamedTwin(VenueEvent event) {
        if (event instanceof VenueEvent.Filled(VenueFill fill)) {
            return List.of(event, new VenueEvent.Filled(named(fill, fill.executionId() + "-2")));
        }
        return List.of(event);
    }

    private static VenueFill named(VenueFill fill, String executionId) {
        return new VenueFill(
                executionId,
                fill.orderId(),
                fill.clientId(),
                fill.tradeId(),
                fill.symbol(),
                fill.side(),
                fill.priceTicks(),
                fill.lots(),
                fill.cost(),
                fill.fees(),
                fill.maker(),
                fill.time());
    }

    private static boolean isOverlooked(VenueFill fill) {
        return Math.floorMod(fill.executionId().hashCode(), 3) == 0;
    }

    private static List<VenueEvent> overlooked(VenueEvent event) {
        return switch (event) {
            case VenueEvent.Filled(VenueFill fill) when isOverlooked(fill) -> List.of();
            case VenueEvent.Told(long id, VenueAnswer.Fills(var fills, var passedOver)) ->
                    List.of(
                            new VenueEvent.Told(
                                    id, new VenueAnswer.Fills(without(fills), passedOver)));
            case VenueEvent.AccountLive(var open, var recent, var totals) ->
                    List.of(new VenueEvent.AccountLive(open, without(recent), totals));
            default -> List.of(event);
        };
    }

    private static List<VenueFill> without(List<VenueFill> fills) {
        return fills.stream().filter(fill -> !isOverlooked(fill)).toList();
    }

    private static VenueFill free(VenueFill fill) {
        return new VenueFill(
                fill.executionId(),
                fill.orderId(),
                fill.clientId(),
                fill.tradeId(),
                fill.symbol(),
                fill.side(),
                fill.priceTicks(),
                fill.lots(),
                fill.cost(),
                List.of(),
                fill.maker(),
                fill.time());
    }

    private static VenueFill dearerByAUnit(VenueFill fill) {
        return new VenueFill(
                fill.executionId(),
                fill.orderId(),
                fill.clientId(),
                fill.tradeId(),
                fill.symbol(),
                fill.side(),
                fill.priceTicks(),
                fill.lots(),
                fill.cost().add(new BigDecimal("0.00001")),
                fill.fees(),
                fill.maker(),
                fill.time());
    }

    private static List<VenueEvent> whole(VenueEvent event) {
        return event instanceof VenueEvent.OrderReported(VenueOrder order)
                        && order.state() == VenueOrder.State.OPEN
                        && order.filledLots() > 0
                ? List.of(
                        new VenueEvent.OrderReported(
                                in(order, VenueOrder.State.FILLED, order.filledLots())))
                : List.of(event);
    }

    static VenueOrder in(VenueOrder order, VenueOrder.State state, long lots) {
        return new VenueOrder(
                order.venueId(),
                order.clientId(),
                order.symbol(),
                order.side(),
                order.priceTicks(),
                lots,
                order.filledLots(),
                order.cost(),
                order.fee(),
                state,
                order.opened(),
                order.words());
    }

    private static VenueAnswer onlyOpen(VenueAnswer answer) {
        return answer instanceof VenueAnswer.Orders(var orders, var passedOver)
                ? new VenueAnswer.Orders(
                        orders.stream().filter(order -> !order.state().isFinal()).toList(),
                        passedOver)
                : answer;
    }

    private static VenueAnswer nothingThere(VenueAnswer answer) {
        return answer instanceof VenueAnswer.Failed
                ? new VenueAnswer.Orders(List.of(), List.of())
                : answer;
    }

    private static List<VenueEvent> neverLost(VenueEvent event) {
        return event instanceof VenueEvent.AccountLost ? List.of() : List.of(event);
    }

    private static List<VenueEvent> noAnswers(VenueEvent event) {
        return event instanceof VenueEvent.Told ? List.of() : List.of(event);
    }

    /** Bugs that need to remember something. */
    private static final class Rewire {

        record Writes(Venue venue, UnaryOperator<VenueRequest.Write> change) implements Venue {

            @Override
            public void carryOut(Permit permit) {
                VenueRequest.Write write = permit.use();
                venue.carryOut(Permit.of(change.apply(write), permit.untilNanos()));
            }

            @Override
            public void read(VenueRequest.Read request) {
                venue.read(request);
            }
        }

        static Mutation blindRetry() {
            return new Mutation() {
                private final Map<Long, VenueRequest.Write> sent = new HashMap<>();
                private Optional<Venue> way = Optional.empty();

                @Override
                public Venue venue(Venue venue, Loop loop) {
                    way = Optional.of(venue);
                    return new Writes(
                            venue,
                            write -> {
                                sent.put(write.id(), write);
                                return write;
                            });
                }

                @Override
                public VenueListener listener(VenueListener session, Loop loop) {
                    return event -> {
                        if (event instanceof VenueEvent.Answered(long id, var outcomes)
                                && outcomes.getFirst() instanceof WriteOutcome.Unknown
                                && sent.remove(id) instanceof VenueRequest.Place place) {
                            way.orElseThrow().carryOut(Permit.of(later(place), Long.MAX_VALUE));
                        } else {
                            session.happened(event);
                        }
                    };
                }
            };
        }

        private static VenueRequest.Write later(VenueRequest.Place place) {
            return new VenueRequest.Place(
                    place.id(), place.order(), place.deadline().plusSeconds(10));
        }

        static Mutation twice() {
            return new Mutation() {
                @Override
                public Venue venue(Venue venue, Loop loop) {
                    return new Writes(
                            venue,
                            write -> {
                                venue.carryOut(Permit.of(write, Long.MAX_VALUE));
                                return write;
                            });
                }
            };
        }

        static Mutation sameName() {
            return new Mutation() {
                private Optional<ClientOrderId> before = Optional.empty();
                private int count;

                @Override
                public Venue venue(Venue venue, Loop loop) {
                    return new Writes(venue, this::rename);
                }

                private VenueRequest.Write rename(VenueRequest.Write write) {
                    if (!(write
                            instanceof
                            VenueRequest.Place(long id, OrderTicket order, Instant deadline))) {
                        return write;
                    }
                    Optional<ClientOrderId> last = before;
                    before = Optional.of(order.id());
                    return ++count % 5 == 0 && last.isPresent()
                            ? new VenueRequest.Place(
                                    id,
                                    new OrderTicket(
                                            last.get(),
                                            order.symbol(),
                                            order.side(),
                                            order.lots(),
                                            order.pricing()),
                                    deadline)
                            : write;
                }
            };
        }

        static Mutation lateForce() {
            return new Mutation() {
                private Optional<BrokenDisk> late = Optional.empty();

                @Override
                public Disk disk(Disk disk) {
                    var broken = new BrokenDisk(disk, BrokenDisk.Fault.LATE_FORCE);
                    late = Optional.of(broken);
                    return broken;
                }

                @Override
                public Venue venue(Venue venue, Loop loop) {
                    return new Writes(
                            venue,
                            write -> {
                                loop.after(
                                        Duration.ofMillis(1),
                                        () -> late.ifPresent(BrokenDisk::forceNow));
                                return write;
                            });
                }
            };
        }

        static Mutation cancelMeansGone() {
            return new Mutation() {
                private final Map<Long, ClientOrderId> cancels = new HashMap<>();
                private final Map<ClientOrderId, VenueOrder> orders = new HashMap<>();

                @Override
                public Venue venue(Venue venue, Loop loop) {
                    return new Writes(
                            venue,
                            write -> {
                                if (write instanceof VenueRequest.Cancel(long id, var _, var o)) {
                                    cancels.put(id, o);
                                }
                                return write;
                            });
                }

                @Override
                public VenueListener listener(VenueListener session, Loop loop) {
                    return event -> {
                        if (event instanceof VenueEvent.OrderReported(VenueOrder order)) {
                            order.clientId().ifPresent(id -> orders.put(id, order));
                        }
                        session.happened(event);
                        if (event instanceof VenueEvent.Answered(long id, var outcomes)
                                && !(outcomes.getFirst() instanceof WriteOutcome.Accepted)) {
                            Optional.ofNullable(cancels.remove(id))
                                    .flatMap(name -> Optional.ofNullable(orders.get(name)))
                                    .ifPresent(order -> session.happened(gone(order)));
                        }
                    };
                }

                private VenueEvent gone(VenueOrder order) {
                    return new VenueEvent.OrderReported(
                            in(order, VenueOrder.State.CANCELLED, order.lots()));
                }
            };
        }

        static Mutation feedingTimer() {
            return new Mutation() {
                @Override
                public Venue venue(Venue venue, Loop loop) {
                    feed(venue, loop, Long.MAX_VALUE);
                    return venue;
                }

                private void feed(Venue venue, Loop loop, long id) {
                    loop.after(
                            Duration.ofSeconds(15),
                            () -> {
                                venue.carryOut(
                                        Permit.of(
                                                new VenueRequest.CancelAllAfter(id, 60),
                                                Long.MAX_VALUE));
                                feed(venue, loop, id - 1);
                            });
                }
            };
        }

        static Mutation wallClock() {
            return new Mutation() {
                @Override
                public Loop loop(Loop loop) {
                    return new Loop() {
                        @Override
                        public Instant now() {
                            return loop.now();
                        }

                        @Override
                        public long nanoTime() {
                            Instant now = loop.now();
                            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
                        }

                        @Override
                        public void execute(Runnable task) {
                            loop.execute(task);
                        }

                        @Override
                        public Timer after(Duration delay, Runnable task) {
                            return loop.after(delay, task);
                        }
                    };
                }
            };
        }
    }
}
