/** What tests pack into a web application. */
package org.connectjakarta.mp.client.war.app;
