package org.huiyin.storage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for operators on the same machine: a socket in a directory that only the account of the program enters. Whoever
 * reaches it may do what {@link AdminCommand}s do; every command acts under the operator's name.
 */
public final class AdminSocket implements AutoCloseable {

    /** Exit code when a command fails by an error of the program. */
    public static final int FAILED = 70;

    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
    private static final int LONGEST_PATH = 100;
    private static final int MOST_ARGUMENTS = 1000;
    private static final int LINE = 'L';
    private static final int EXIT = 'X';

    private final Path address;
    private final Path path;
    private final ServerSocketChannel channel;
    private final Collection<AdminCommand> commands;

    private AdminSocket(Path address, Path path, ServerSocketChannel channel, Collection<AdminCommand> commands) {
        this.address = address;
        this.path = path;
        this.channel = channel;
        this.commands = commands;
    }

    /** Opens the door of the directory; the directory must be held by this process. */
    static AdminSocket open(DataDirectory data, Collection<AdminCommand> commands) throws IOException {
        var closed = data.closed("admin");
        var path = closed.resolve("socket");
        if (path.toString().length() > LONGEST_PATH) {
            // The system allows 108 bytes; createTempDirectory makes a directory for this account alone.
            path = Files.createTempDirectory("huiyin-admin-").resolve("socket");
        }
        Files.deleteIfExists(path);
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        var address = closed.resolve("address");
        Files.writeString(address, path + "\n");
        var socket = new AdminSocket(address, path, channel, commands);
        Thread.ofPlatform().daemon().name("admin-socket").start(socket::listen);
        return socket;
    }

    private void listen() {
        while (channel.isOpen()) {
            try {
                var caller = channel.accept();
                Thread.ofPlatform().daemon().name("admin-command").start(() -> answer(caller));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failed) {
                LOG.warn("The admin socket could not take a caller", failed);
            }
        }
    }

    private void answer(SocketChannel caller) {
        try (caller;
                var in = new DataInputStream(Channels.newInputStream(caller));
                var out = new DataOutputStream(Channels.newOutputStream(caller))) {
            var name = in.readUTF();
            var operator = in.readUTF();
            var directory = Path.of(in.readUTF());
            int count = in.readInt();
            if (count < 0 || count > MOST_ARGUMENTS) {
                return;
            }
            var arguments = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                arguments.add(in.readUTF());
            }
            int exit = run(commands, name, new AdminCall(arguments, operator, directory), text -> send(out, text));
            out.writeByte(EXIT);
            out.writeInt(exit);
            out.flush();
        } catch (IOException gone) {
            LOG.debug("An operator went away", gone);
        }
    }

    /** Runs the named command among {@code commands}; what it throws becomes a line and exit code {@link #FAILED}. */
    static int run(Collection<AdminCommand> commands, String name, AdminCall call, Progress progress) {
        var command = commands.stream().filter(one -> one.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            progress.line(StorageMessages.both("storage.admin.unknown", name));
            return FAILED;
        }
        LOG.info("Operator {} runs {}", call.operator(), name);
        try {
            return command.get().run(call, progress);
        } catch (Progress.OperatorGone gone) {
            LOG.warn("Operator {} left {} before it ended", call.operator(), name);
            return FAILED;
        } catch (StorageRefused refused) {
            progress.line(refused.getMessage());
            return 1;
        } catch (Exception failed) {
            LOG.error("Command {} failed", name, failed);
            progress.line(StorageMessages.both("storage.admin.failed", name, String.valueOf(failed)));
            return FAILED;
        }
    }

    private static void send(DataOutputStream out, String text) {
        try {
            for (int from = 0; from == 0 || from < text.length(); from += 10_000) {
                synchronized (out) {
                    out.writeByte(LINE);
                    out.writeUTF(text.substring(from, Math.min(text.length(), from + 10_000)));
                    out.flush();
                }
            }
        } catch (IOException gone) {
            throw new Progress.OperatorGone(gone);
        }
    }

    /**
     * Asks the program that has the directory to run a command, and passes on what it says.
     *
     * @return its exit code, or empty when no program listens
     */
    public static Optional<Integer> ask(Path data, String name, AdminCall call, Progress progress) throws IOException {
        SocketChannel channel;
        try {
            var path = Path.of(Files.readString(data.resolve("admin").resolve("address")).strip());
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (java.nio.file.AccessDeniedException denied) {
            throw new StorageRefused(denied, "storage.admin.denied", data);
        } catch (IOException nobody) {
            return Optional.empty();
        }
        try (channel;
                var in = new DataInputStream(Channels.newInputStream(channel));
                var out = new DataOutputStream(Channels.newOutputStream(channel))) {
            out.writeUTF(name);
            out.writeUTF(call.operator());
            out.writeUTF(call.directory().toString());
            out.writeInt(call.arguments().size());
            for (var argument : call.arguments()) {
                out.writeUTF(argument);
            }
            out.flush();
            while (true) {
                if (in.readByte() == EXIT) {
                    return Optional.of(in.readInt());
                }
                progress.line(in.readUTF());
            }
        } catch (EOFException ended) {
            throw new IOException("the program ended before the command did", ended);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(address);
        Files.deleteIfExists(path);
    }
}
