package org.connectjakarta.docs.compiled;

final class SoldOutException extends Exception {
    private static final long serialVersionUID = 1L;
}
