package org.connectjakarta.conformance.quarkus.client;

import connectrpc.conformance.v1.ConformanceServiceConnect.Client;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.connectjakarta.cdi.ConnectClient;

/** Asks for the clients that there are to be: beans are made for injection points when the application is built. */
@Singleton
public class Keys {
    // So many parameters because each names one key: the runner has up to 64 configurations.
    @Inject
    void inject(
            @ConnectClient("0") Instance<Client> c0,
            @ConnectClient("1") Instance<Client> c1,
            @ConnectClient("2") Instance<Client> c2,
            @ConnectClient("3") Instance<Client> c3,
            @ConnectClient("4") Instance<Client> c4,
            @ConnectClient("5") Instance<Client> c5,
            @ConnectClient("6") Instance<Client> c6,
            @ConnectClient("7") Instance<Client> c7,
            @ConnectClient("8") Instance<Client> c8,
            @ConnectClient("9") Instance<Client> c9,
            @ConnectClient("10") Instance<Client> c10,
            @ConnectClient("11") Instance<Client> c11,
            @ConnectClient("12") Instance<Client> c12,
            @ConnectClient("13") Instance<Client> c13,
            @ConnectClient("14") Instance<Client> c14,
            @ConnectClient("15") Instance<Client> c15,
            @ConnectClient("16") Instance<Client> c16,
            @ConnectClient("17") Instance<Client> c17,
            @ConnectClient("18") Instance<Client> c18,
            @ConnectClient("19") Instance<Client> c19,
            @ConnectClient("20") Instance<Client> c20,
            @ConnectClient("21") Instance<Client> c21,
            @ConnectClient("22") Instance<Client> c22,
            @ConnectClient("23") Instance<Client> c23,
            @ConnectClient("24") Instance<Client> c24,
            @ConnectClient("25") Instance<Client> c25,
            @ConnectClient("26") Instance<Client> c26,
            @ConnectClient("27") Instance<Client> c27,
            @ConnectClient("28") Instance<Client> c28,
            @ConnectClient("29") Instance<Client> c29,
            @ConnectClient("30") Instance<Client> c30,
            @ConnectClient("31") Instance<Client> c31,
            @ConnectClient("32") Instance<Client> c32,
            @ConnectClient("33") Instance<Client> c33,
            @ConnectClient("34") Instance<Client> c34,
            @ConnectClient("35") Instance<Client> c35,
            @ConnectClient("36") Instance<Client> c36,
            @ConnectClient("37") Instance<Client> c37,
            @ConnectClient("38") Instance<Client> c38,
            @ConnectClient("39") Instance<Client> c39,
            @ConnectClient("40") Instance<Client> c40,
            @ConnectClient("41") Instance<Client> c41,
            @ConnectClient("42") Instance<Client> c42,
            @ConnectClient("43") Instance<Client> c43,
            @ConnectClient("44") Instance<Client> c44,
            @ConnectClient("45") Instance<Client> c45,
            @ConnectClient("46") Instance<Client> c46,
            @ConnectClient("47") Instance<Client> c47,
            @ConnectClient("48") Instance<Client> c48,
            @ConnectClient("49") Instance<Client> c49,
            @ConnectClient("50") Instance<Client> c50,
            @ConnectClient("51") Instance<Client> c51,
            @ConnectClient("52") Instance<Client> c52,
            @ConnectClient("53") Instance<Client> c53,
            @ConnectClient("54") Instance<Client> c54,
            @ConnectClient("55") Instance<Client> c55,
            @ConnectClient("56") Instance<Client> c56,
            @ConnectClient("57") Instance<Client> c57,
            @ConnectClient("58") Instance<Client> c58,
            @ConnectClient("59") Instance<Client> c59,
            @ConnectClient("60") Instance<Client> c60,
            @ConnectClient("61") Instance<Client> c61,
            @ConnectClient("62") Instance<Client> c62,
            @ConnectClient("63") Instance<Client> c63) {}
}
