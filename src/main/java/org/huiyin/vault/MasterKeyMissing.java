package org.huiyin.vault;

import java.util.List;

/** The program does not start: identities are sealed under a master key that is not here, or the file here is another key. */
public class MasterKeyMissing extends IllegalStateException {

    private final transient List<String> whereabouts;

    MasterKeyMissing(List<String> whereabouts) {
        super("""
                缺少主密钥，程序不能启动：库中的身份信息是用下列主密钥加密的，而密钥文件不在（或不是原来的那一个）。请从妥善保管处取回并放到原位置，再启动。\
                程序不会另造新密钥：新密钥打不开已加密的身份信息。
                The master key is missing, so the program does not start: identities in this database are sealed under the key(s) below, \
                and the file is not here or is another key. Put it back from where it is kept safe and start again. \
                No new key is made: a new key would open nothing that is sealed already.
                  """ + String.join("\n  ", whereabouts));
        this.whereabouts = List.copyOf(whereabouts);
    }

    /** Where each missing key is looked for. */
    public List<String> whereabouts() {
        return whereabouts;
    }
}
