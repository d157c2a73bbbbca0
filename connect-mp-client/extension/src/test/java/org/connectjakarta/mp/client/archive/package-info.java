/** What tests pack into bean archives. */
package org.connectjakarta.mp.client.archive;
