const FindProxyForURL = (url, host) => (host === `www.example.com` ? "DIRECT" : "PROXY proxy.invalid:3128");
