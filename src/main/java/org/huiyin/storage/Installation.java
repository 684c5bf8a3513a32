package org.huiyin.storage;

/**
 * What this installation is; fixed at its first start.
 *
 * @param home code of the city of registration (GB/T 2260) that new matters get
 * @param demo true for a database of made-up matters, which never serves real people
 */
public record Installation(int home, boolean demo) {}
