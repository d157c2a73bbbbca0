import { QwcHotReloadElement, html, css, nothing } from 'qwc-hot-reload-element';
import { JsonRpc } from 'jsonrpc';
import '@vaadin/button';
import '@vaadin/icon';
import 'qui-badge';
import 'qui-ide-link';

const PROTOCOLS = [['connect', 'Connect'], ['grpc', 'gRPC'], ['grpc-web', 'gRPC-Web']];

/** The services of the application, and calls of their methods. */
export class QwcConnectServices extends QwcHotReloadElement {
    jsonRpc = new JsonRpc(this, false);

    static styles = css`
        :host { display: flex; height: 100%; overflow: hidden; color: var(--lumo-body-text-color); }
        nav { flex: 0 0 21em; overflow: auto; padding: 0 1em 1em; border-right: 1px solid var(--lumo-contrast-10pct); }
        main { flex: 1; min-width: 0; overflow: auto; padding: 0 1.5em 1.5em; }
        nav h4 { margin: 1em 0 0; overflow-wrap: anywhere; }
        nav small { color: var(--lumo-secondary-text-color); overflow-wrap: anywhere; }
        nav button { display: flex; justify-content: space-between; align-items: center; width: 100%; padding: .4em .6em; border: 0;
            border-radius: 4px; background: none; color: inherit; font: inherit; cursor: pointer; text-align: left; }
        nav button:hover, nav button[aria-current] { background: var(--lumo-primary-color-10pct); }
        h3 { margin: .8em 0 .4em; font-family: monospace; overflow-wrap: anywhere; }
        h5 { margin: 1em 0 .3em; }
        .row { display: flex; gap: .6em; align-items: center; flex-wrap: wrap; }
        .halves { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5em; }
        input, select, textarea { font: inherit; color: inherit; background: var(--lumo-contrast-5pct);
            border: 1px solid var(--lumo-contrast-20pct); border-radius: 4px; padding: .4em; box-sizing: border-box; }
        option { color: initial; }
        input { flex: 1; min-width: 12em; }
        textarea { width: 100%; font-family: monospace; resize: vertical; }
        pre { margin: .3em 0; padding: .6em; background: var(--lumo-contrast-5pct); border-radius: 4px; overflow: auto; }
        table { border-spacing: 0; font-family: monospace; font-size: 90%; }
        td { padding: .1em .8em .1em 0; vertical-align: top; overflow-wrap: anywhere; }
        vaadin-icon { width: .8em; height: .8em; }
        .failed { color: var(--lumo-error-text-color); }
        .ok { color: var(--lumo-success-text-color); }
        .hint { color: var(--lumo-secondary-text-color); }
    `;

    static properties = {
        _services: { state: true },
        _method: { state: true },
        _protocol: { state: true },
        _origin: { state: true },
        _headers: { state: true },
        _content: { state: true },
        _events: { state: true },
        _running: { state: true },
    };

    constructor() {
        super();
        this._protocol = 'connect';
        this._origin = window.location.origin;
        this._headers = '';
        this._content = '';
        this._events = [];
        this._running = false;
    }

    connectedCallback() {
        super.connectedCallback();
        this.hotReload();
    }

    disconnectedCallback() {
        this._cancel();
        super.disconnectedCallback();
    }

    hotReload() {
        this.jsonRpc.services().then(response => {
            this._services = response.result;
            const methods = this._services.flatMap(service => service.methods);
            const same = methods.find(method => method.procedure === this._method?.procedure);
            if (same) {
                this._method = same;
            } else if (methods.length > 0) {
                this._choose(methods[0]);
            }
        });
    }

    _choose(method) {
        this._cancel();
        this._method = method;
        this._content = method.example;
        this._events = [];
    }

    _send() {
        this._cancel();
        this._events = [];
        this._running = true;
        this._call = this.jsonRpc
            .call({
                procedure: this._method.procedure,
                protocol: this._protocol,
                origin: this._origin,
                headers: this._headers,
                content: this._content,
            })
            .onNext(response => this._received(response.result))
            .onError(response => this._received({ event: 'problem', message: response.error?.message ?? 'the Dev UI failed' }));
    }

    _received(event) {
        this._events = [...this._events, event];
        if (event.event === 'end' || event.event === 'problem') {
            this._running = false;
        }
    }

    _cancel() {
        if (this._running) {
            this._call.cancel();
            this._running = false;
        }
    }

    render() {
        if (!this._services) {
            return html`<main><p class="hint">Loading</p></main>`;
        }
        if (this._services.length === 0) {
            return html`<main><p class="hint">No class with @ConnectService has been found.</p></main>`;
        }
        return html`<nav>${this._services.map(service => this._renderService(service))}</nav>
            <main>${this._method ? this._renderMethod(this._method) : nothing}</main>`;
    }

    _renderService(service) {
        return html`<h4>${service.name}</h4>
            <qui-ide-link fileName=${service.implementation} lineNumber="0"><small>${service.implementation}</small></qui-ide-link>
            ${service.methods.map(method => html`
                <button data-procedure=${method.procedure} aria-current=${method === this._method || nothing}
                        @click=${() => this._choose(method)}>
                    <span>${method.name} ${method.security.length > 0 ? html`<vaadin-icon icon="font-awesome-solid:lock"></vaadin-icon>` : nothing}</span>
                    <qui-badge small pill><span>${method.kind}</span></qui-badge>
                </button>`)}`;
    }

    _renderMethod(method) {
        return html`<h3>${method.procedure}</h3>
            <div class="row" id="about">
                <qui-badge small><span>${method.kind}</span></qui-badge>
                ${method.noSideEffects ? html`<qui-badge small level="success"><span>no side effects</span></qui-badge>` : nothing}
                ${method.security.map(each => html`<qui-badge small level="warning"><span>${each}</span></qui-badge>`)}
            </div>
            <div class="halves">
                <section>${this._renderRequest(method)}</section>
                <section id="response">${this._renderResponse()}</section>
            </div>
            <div class="halves">
                <section><h5>Request type</h5><pre>${method.request}</pre></section>
                <section><h5>Response type</h5><pre>${method.response}</pre></section>
            </div>`;
    }

    _renderRequest(method) {
        const rows = Math.min(20, Math.max(5, this._content.split('\n').length + 1));
        return html`<h5>Request${method.requestStream ? html` <span class="hint">any number of messages, one after the other</span>` : nothing}</h5>
            <textarea id="messages" rows=${rows} spellcheck="false" .value=${this._content} @input=${e => (this._content = e.target.value)}></textarea>
            <h5>Headers <span class="hint">name: value, one in a line</span></h5>
            <textarea id="metadata" rows="2" spellcheck="false" .value=${this._headers} @input=${e => (this._headers = e.target.value)}></textarea>
            <div class="row">
                <select id="protocol" @change=${e => (this._protocol = e.target.value)}>
                    ${PROTOCOLS.map(([name, title]) => html`<option value=${name} ?selected=${name === this._protocol}>${title}</option>`)}
                </select>
                <input id="origin" .value=${this._origin} @input=${e => (this._origin = e.target.value)}>
                ${this._running
                    ? html`<vaadin-button id="cancel" theme="error" @click=${() => this._cancel()}>Cancel</vaadin-button>`
                    : html`<vaadin-button id="send" theme="primary" @click=${() => this._send()}>Send</vaadin-button>`}
            </div>`;
    }

    _renderResponse() {
        const of = kind => this._events.filter(event => event.event === kind);
        const messages = of('message');
        return html`<h5>Response</h5>
            ${this._renderOutcome()}
            ${messages.map(event => html`<pre class="message">${event.json}</pre>`)}
            ${this._renderHeaders('Headers', of('headers'))}
            ${this._renderHeaders('Trailers', of('trailers'))}`;
    }

    _renderOutcome() {
        const last = this._events.at(-1);
        if (last?.event === 'problem') {
            return html`<p id="outcome" class="failed">${last.message}</p>`;
        }
        if (last?.event !== 'end') {
            return this._running ? html`<p class="hint">Under way</p>` : nothing;
        }
        return html`<p id="outcome" class=${last.code === 'ok' ? 'ok' : 'failed'}><b>${last.code}</b> ${last.message}</p>
            ${last.details.map(detail => html`<pre>${detail}</pre>`)}`;
    }

    _renderHeaders(title, events) {
        const headers = events.flatMap(event => event.headers);
        return headers.length === 0
            ? nothing
            : html`<h5>${title}</h5>
                <table id=${'response-' + title.toLowerCase()}>${headers.map(([name, value]) => html`<tr><td>${name}</td><td>${value}</td></tr>`)}</table>`;
    }
}

customElements.define('qwc-connect-services', QwcConnectServices);
