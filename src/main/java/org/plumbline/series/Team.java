package org.plumbline.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share out small pieces of work, round after round: the calling thread and its
 * helpers.
 *
 * <p>Each member has a range of the pieces to itself, the same in every round of as many pieces, so
 * that what it wrote in one round is in its core's memory in the next. It claims them in lots and,
 * done with its own, goes on with what others have not claimed: one that the machine has put aside
 * holds nobody up unless it is in the middle of a lot. Which thread does a piece must not matter to
 * its result. Helpers wait for the next round by spinning for some microseconds, then they sleep;
 * they end when the team is closed. One thread at a time may call.
 */
public final class Team implements AutoCloseable {
  /** Turns of waiting, some tens of microseconds, before a helper sleeps or the caller naps. */
  private static final int PATIENCE = 2_000;

  /** Nanoseconds that the caller sleeps between two looks at a piece that takes long. */
  private static final long NAP = 20_000;

  /** The lots in a member's range. */
  private static final int LOTS = 8;

  /** Counters so far apart do not share a line of a core's memory. */
  private static final int APART = 32;

  private final List<Helper> helpers = new ArrayList<>();
  private volatile Round current = new Round(0, 1, (index, member) -> {});
  private volatile boolean isClosed;

  private Team() {}

  /** A team of {@code threads} threads, the caller's own among them. */
  public static Team of(int threads) {
    Team team = new Team();
    for (int member = 1; member < threads; member++) {
      Helper helper = team.new Helper(member);
      team.helpers.add(helper);
      helper.start();
    }
    return team;
  }

  /** Does one piece of work. */
  public interface Work {
    /** Does piece {@code index}, in the thread of the given member, counted from the caller's 0. */
    void run(int index, int member);
  }

  /** The number of threads. */
  public int size() {
    return helpers.size() + 1;
  }

  /** Does the pieces {@code 0 … count-1} and returns when all are done. */
  public void share(int count, Work work) {
    Round round = new Round(count, size(), work);
    current = round;
    helpers.forEach(Helper::wake);
    round.join(0);
    round.await();
  }

  @Override
  public void close() {
    isClosed = true;
    helpers.forEach(LockSupport::unpark);
  }

  /** Pieces of work, claimed and done. */
  private static final class Round {
    private final int count;
    private final int members;
    private final int lot;
    private final Work work;

    /** How many pieces of each member's range are claimed, apart from one another in memory. */
    private final AtomicIntegerArray claimed;

    private final AtomicInteger done = new AtomicInteger();
    private volatile Optional<Throwable> failure = Optional.empty();

    Round(int count, int members, Work work) {
      this.count = count;
      this.members = members;
      this.lot = Math.max(1, count / (members * LOTS));
      this.work = work;
      this.claimed = new AtomicIntegerArray(members * APART);
    }

    void join(int member) {
      for (int next = 0; next < members; next++) {
        work((member + next) % members, member);
      }
    }

    /** Does what is not claimed of the range of {@code owner}. */
    private void work(int owner, int member) {
      int first = start(owner);
      int last = start(owner + 1);
      for (int from = first + claimed.getAndAdd(owner * APART, lot);
          from < last;
          from = first + claimed.getAndAdd(owner * APART, lot)) {
        int to = Math.min(last, from + lot);
        try {
          for (int index = from; index < to; index++) {
            work.run(index, member);
          }
        } catch (RuntimeException | Error e) {
          // Out of memory in a helper's thread is thrown in the caller's, like any other failure.
          failure = Optional.of(e);
        } finally {
          done.addAndGet(to - from);
        }
      }
    }

    private static void rethrow(Throwable failure) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    private int start(int owner) {
      return (int) ((long) count * owner / members);
    }

    void await() {
      for (int turn = 0; done.get() < count; turn++) {
        if (turn < PATIENCE) {
          Thread.onSpinWait();
        } else {
          LockSupport.parkNanos(this, NAP);
        }
      }
      failure.ifPresent(Round::rethrow);
    }
  }

  /** A thread that joins every round. */
  private final class Helper extends Thread {
    private final int member;
    private volatile boolean isAsleep;

    Helper(int member) {
      super("plumbline-team-" + member);
      this.member = member;
      setDaemon(true);
    }

    void wake() {
      if (isAsleep) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      Round last = current;
      last.join(member);
      int turn = 0;
      while (!isClosed) {
        Round next = current;
        if (next != last) {
          last = next;
          turn = 0;
          next.join(member);
        } else if (++turn < PATIENCE) {
          Thread.onSpinWait();
        } else {
          sleepUnlessCalled(last);
        }
      }
    }

    private void sleepUnlessCalled(Round last) {
      isAsleep = true;
      if (current == last && !isClosed) {
        LockSupport.park(Team.this);
      }
      isAsleep = false;
    }
  }
}
