package org.connectjakarta.protocol;

import org.connectjakarta.Code;

/** What a client makes of a stream that the server has reset. */
public final class ResetCode {
    private ResetCode() {}

    /**
     * The code of an error code of HTTP/2 (RFC 9113, section 7): gRPC's table in PROTOCOL-HTTP2.md, "Errors". What is not in it is
     * {@code unknown}. A server that watches the deadline may reset with CANCEL when it passes: whether {@code canceled} means
     * {@code deadline_exceeded} is for the caller to tell, by its own clock.
     */
    public static Code toCode(long errorCode) {
        if (errorCode < 0 || errorCode > 0xc) {
            return Code.UNKNOWN;
        }
        return switch ((int) errorCode) {
            case 0x0, // NO_ERROR
                    0x1, // PROTOCOL_ERROR
                    0x2, // INTERNAL_ERROR
                    0x3, // FLOW_CONTROL_ERROR
                    0x4, // SETTINGS_TIMEOUT
                    0x6, // FRAME_SIZE_ERROR
                    0x9, // COMPRESSION_ERROR
                    0xa -> // CONNECT_ERROR
                    Code.INTERNAL;
            case 0x7 -> Code.UNAVAILABLE; // REFUSED_STREAM
            case 0x8 -> Code.CANCELED; // CANCEL
            case 0xb -> Code.RESOURCE_EXHAUSTED; // ENHANCE_YOUR_CALM
            case 0xc -> Code.PERMISSION_DENIED; // INADEQUATE_SECURITY
            default -> Code.UNKNOWN; // STREAM_CLOSED: there is nobody to tell
        };
    }
}
