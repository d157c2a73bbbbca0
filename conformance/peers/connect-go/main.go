// Calls Eliza in every way that connect-go can.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"connectrpc.com/connect"

	elizav1 "peer/gen/eliza/v1"
	"peer/gen/eliza/v1/elizav1connect"
)

func main() {
	h2c := new(http.Protocols)
	h2c.SetUnencryptedHTTP2(true)
	versions := map[string]*http.Client{
		"http1": {},
		"h2c":   {Transport: &http.Transport{Protocols: h2c}},
	}
	protocols := map[string][]connect.ClientOption{
		"connect":      {connect.WithSendGzip()},
		"connect json": {connect.WithProtoJSON()},
		"connect get":  {connect.WithHTTPGet()},
		"grpc":         {connect.WithGRPC()},
		"grpcweb":      {connect.WithGRPCWeb(), connect.WithSendGzip()},
	}
	for version, http := range versions {
		for protocol, options := range protocols {
			if protocol == "grpc" && version == "http1" {
				continue
			}
			name := "connect-go " + protocol + " " + version
			client := elizav1connect.NewElizaServiceClient(http, os.Args[1], options...)
			report(name+" unary", say(client))
			report(name+" server stream", introduce(client))
			if version == "h2c" {
				report(name+" bidi", converse(client))
			}
		}
	}
}

func report(name string, err error) {
	if err != nil {
		fmt.Printf("FAIL %s: %v\n", name, err)
	} else {
		fmt.Printf("PASS %s\n", name)
	}
}

func expect(what, got, want string) error {
	if !strings.Contains(got, want) {
		return fmt.Errorf("%s: got %q, want %q in it", what, got, want)
	}
	return nil
}

func say(client elizav1connect.ElizaServiceClient) error {
	response, err := client.Say(context.Background(), connect.NewRequest(&elizav1.SayRequest{Sentence: "I feel happy."}))
	if err != nil {
		return err
	}
	return expect("answer", response.Msg.GetSentence(), "happy")
}

func introduce(client elizav1connect.ElizaServiceClient) error {
	stream, err := client.Introduce(context.Background(), connect.NewRequest(&elizav1.IntroduceRequest{Name: "Ada"}))
	if err != nil {
		return err
	}
	defer stream.Close()
	var sentences []string
	for stream.Receive() {
		sentences = append(sentences, stream.Msg().GetSentence())
	}
	if len(sentences) != 5 {
		return fmt.Errorf("%d sentences: %q, %v", len(sentences), sentences, stream.Err())
	}
	return errors.Join(stream.Err(), expect("sentence 1", sentences[0], "Hello Ada, I am Eliza."))
}

// Every answer must come before the next sentence is sent, and the end without half-closing.
func converse(client elizav1connect.ElizaServiceClient) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	stream := client.Converse(ctx)
	for _, step := range [][2]string{
		{"Hello!", "What brings you here today?"}, {"My cat is ill.", "Your cat is ill?"}, {"Goodbye!", "Goodbye."},
	} {
		if err := stream.Send(&elizav1.ConverseRequest{Sentence: step[0]}); err != nil {
			return err
		}
		response, err := stream.Receive()
		if err != nil {
			return err
		}
		if err := expect("answer", response.GetSentence(), step[1]); err != nil {
			return err
		}
	}
	if _, err := stream.Receive(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("after the goodbye: got %v, want EOF", err)
	}
	return errors.Join(stream.CloseRequest(), stream.CloseResponse())
}
