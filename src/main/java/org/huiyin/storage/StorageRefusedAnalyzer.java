package org.huiyin.storage;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A refusal at start is told in words, not as a stack trace. */
final class StorageRefusedAnalyzer extends AbstractFailureAnalyzer<StorageRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StorageRefused cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
