/** Web applications with clients: each with its own class loader, in a server that has neither CDI nor any of our code. */
package org.connectjakarta.mp.client.war;
