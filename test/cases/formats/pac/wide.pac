function FindProxyForURL(url, host) {
  return dnsDomainIs(host, "example.com") ? "DIRECT" : "PROXY proxy.invalid:3128";
}
