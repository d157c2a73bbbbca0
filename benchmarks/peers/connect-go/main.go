// Command connect-go serves the benchmark's service with connect-go, over HTTP/1.1 and h2c on one port.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"strings"

	"connectrpc.com/connect"

	"connectjakarta.org/benchmarks/peers/connect-go/echo"
)

//go:generate protoc -I ../../src/main/protobuf --go_out=. --go_opt=module=connectjakarta.org/benchmarks/peers/connect-go --connect-go_out=. --connect-go_opt=module=connectjakarta.org/benchmarks/peers/connect-go,package_suffix,simple connectjakarta/benchmarks/v1/echo.proto

type service struct{}

func (service) Echo(_ context.Context, request *echo.Sentence) (*echo.Sentence, error) {
	return &echo.Sentence{Sentence: request.GetSentence()}, nil
}

func (service) Count(_ context.Context, request *echo.CountRequest, stream *connect.ServerStream[echo.Sentence]) error {
	text := strings.Repeat("x", int(request.GetLength()))
	for range request.GetMessages() {
		if err := stream.Send(&echo.Sentence{Sentence: text}); err != nil {
			return err
		}
	}
	return nil
}

func (service) Collect(_ context.Context, stream *connect.ClientStream[echo.Sentence]) (*echo.CollectResponse, error) {
	var messages int32
	for stream.Receive() {
		messages++
	}
	return &echo.CollectResponse{Messages: messages}, stream.Err()
}

func (service) EchoOrder(_ context.Context, request *echo.Order) (*echo.Order, error) {
	return request, nil
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: connect-go ADDRESS, such as localhost:8080")
	}
	mux := http.NewServeMux()
	mux.Handle(echo.NewEchoServiceHandler(service{}))
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{Addr: os.Args[1], Handler: mux, Protocols: protocols}
	log.Fatal(server.ListenAndServe())
}
