/** What tests pack into bean archives. */
package org.connectjakarta.cdi.extension.archive;
