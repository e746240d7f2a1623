package org.rejoin.query;

/** A parameter or a field of the body that cannot be meant: 400. */
public final class InvalidRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String code;

    /**
     * @param pointer name of the parameter, or JSON pointer into the body
     * @param code key of the text in the bundle {@code query-messages}
     */
    public InvalidRequest(String pointer, String code) {
        super(code);
        this.pointer = pointer;
        this.code = code;
    }

    public String pointer() {
        return pointer;
    }

    public String code() {
        return code;
    }
}
