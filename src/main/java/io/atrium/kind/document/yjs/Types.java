package io.atrium.kind.document.yjs;

/** The numbers of Yjs' shared types: array, map, text, XML element, XML fragment, XML hook, XML text. */
final class Types {
    static final int XML_ELEMENT = 3;
    static final int XML_HOOK = 5;
    static final int LAST = 6;

    private Types() {}
}
