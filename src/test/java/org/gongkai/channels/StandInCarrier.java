package org.gongkai.channels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** An other side that does what a test says: is down, slow, answers twice, answers nonsense; beside that it keeps to the contract. */
final class StandInCarrier implements Carrier {

    enum Mood { WELL, DOWN, NONSENSE, REFUSES, TWICE }

    final Map<String, String> held = new LinkedHashMap<>();
    /** Every call, in order. */
    final List<String> asked = new ArrayList<>();
    volatile Mood mood = Mood.WELL;
    /** Answers only once this is open. */
    volatile CountDownLatch slow = new CountDownLatch(0);
    /** Called once the other side has it and before it answers. */
    volatile Runnable beforeAnswer = () -> { };

    @Override
    public Channel.Way way() {
        return Channel.Way.BOARD;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Outcome hand(Delivery delivery) {
        return answer("hand " + delivery.id(), () -> held.computeIfAbsent(delivery.id(), id -> "R-" + id));
    }

    @Override
    public Outcome takeBack(Delivery delivery) {
        return answer("back " + delivery.id(), () -> {
            held.remove(delivery.id());
            return "B-" + delivery.id();
        });
    }

    private Outcome answer(String call, Supplier<String> doing) {
        try {
            slow.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        asked.add(call);
        return switch (mood) {
            case DOWN -> throw new IllegalStateException("connection refused");
            case REFUSES -> new Outcome.Refused("标题太长，对方不收");
            case NONSENSE -> {
                doing.get();
                yield new Outcome.Taken(" \u0000 ");
            }
            case WELL, TWICE -> {
                String receipt = doing.get();
                beforeAnswer.run();
                yield mood == Mood.TWICE ? new Outcome.Taken(receipt + "/" + asked.size()) : new Outcome.Taken(receipt);
            }
        };
    }
}
