package org.huiyin.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start without the master key is told in words, not as a stack trace. */
final class MasterKeyMissingAnalyzer extends AbstractFailureAnalyzer<MasterKeyMissing> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MasterKeyMissing cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
