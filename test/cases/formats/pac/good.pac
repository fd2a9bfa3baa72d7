function FindProxyForURL(url, host) {
  return host === "www.example.com" ? "DIRECT" : "PROXY proxy.invalid:3128";
}
