package org.huiyin.gazetteer;

/** Why words are read as one place and not as another of the same name. */
public enum Ground {
    /** A division above stands right before it: 石梁区双塘镇. */
    CHAIN,
    /** A division above is named elsewhere in the text. */
    NAMED,
    /** It lies in the district that was chosen on the form. */
    CHOSEN,
    /** It lies within what this installation serves. */
    HOME,
    /** There is no other of this name. */
    ONLY_ONE,
    /** Nothing but the name: of what it may mean, this is the widest. */
    WIDEST
}
