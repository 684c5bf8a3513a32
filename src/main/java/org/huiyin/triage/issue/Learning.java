package org.huiyin.triage.issue;

import java.time.Clock;
import org.huiyin.journal.Followers;
import org.huiyin.journal.OrderedEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Learns a vocabulary when there are enough new matters, and lets the follower begin again with it. */
@Component
public class Learning {

    /** With fewer matters it cannot be known what is rare. */
    static final int LEAST = 50;
    private static final double GROWN_BY_HALF = 1.5;
    private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

    private final Vocabularies vocabularies;
    private final MatterWords words;
    private final Followers followers;
    private final OrderedEntries entries;
    private final Clock clock;

    Learning(Vocabularies vocabularies, MatterWords words, Followers followers, OrderedEntries entries, Clock clock) {
        this.vocabularies = vocabularies;
        this.words = words;
        this.followers = followers;
        this.entries = entries;
        this.clock = clock;
    }

    /** Looks at each home; called now and then by a schedule, and safe to call at any time. */
    public boolean learnWhereDue() {
        boolean learned = false;
        for (int home : entries.homes()) {
            int before = vocabularies.learnedFrom(home);
            if (before * GROWN_BY_HALF > Vocabularies.MOST) {
                continue; // it can grow no more
            }
            int now = words.count(home, Vocabularies.MOST);
            if (now >= LEAST && (before == 0 || now >= before * GROWN_BY_HALF)) {
                vocabularies.learn(home, clock.instant());
                LOG.info("Learned a vocabulary from {} matters; issues are made again", now);
                learned = true;
            }
        }
        if (learned) {
            followers.replay(IssueFollower.NAME);
        }
        return learned;
    }
}
