package org.connectjakarta.client;

import org.connectjakarta.Headers;

/**
 * The whole answer to a unary call.
 *
 * @param message the response message
 * @param headers the response headers. Not to be modified
 * @param trailers the response trailers. Not to be modified
 */
public record Response<O>(O message, Headers headers, Headers trailers) {}
