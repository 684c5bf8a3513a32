package org.huiyin.storage;

/**
 * Work that an operator asks for from the command line ({@code bin/huiyin NAME …}) and that the running program does, because only
 * it has the directory. A bean of this type is found by its name. Without a running program the command line opens the directory
 * itself and runs the same bean.
 */
public interface AdminCommand {

    /** The word on the command line, for example {@code import}. */
    String name();

    /**
     * Does the work. Runs outside any transaction, on a thread of its own.
     *
     * @return exit code of the command line: 0 done; others as the command defines
     * @throws Exception shown to the operator as a failure with exit code 70
     */
    int run(AdminCall call, Progress progress) throws Exception;
}
