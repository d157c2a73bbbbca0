package org.connectjakarta.protocgen;

/** The request cannot be served; the message says why and what the user can do, and becomes the response's error. */
final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String format, Object... arguments) {
        super(format.formatted(arguments));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
