package org.huiyin.storage;

/** Where a command says how far it is. */
@FunctionalInterface
public interface Progress {

    /**
     * One line for the operator.
     *
     * @throws OperatorGone when nobody listens any more: the work should end where it can be taken up again
     */
    void line(String text);

    /** The operator went away in the middle, for example with Ctrl-C. */
    final class OperatorGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OperatorGone(Throwable cause) {
            super("the operator went away", cause);
        }
    }
}
