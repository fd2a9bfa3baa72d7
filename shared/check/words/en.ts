// What a check found, in English: what was seen, and, with -do, what to do. The Japanese must fill in the same.

export const EN = {
  'no-network':
    'This machine has no network: no interface has an address, or no route leads to the internet and nothing answers.',
  'no-network-do': 'Connect it to the network of the clients, then check again.',
  'no-answer': 'Nothing answers: no DNS server, no proxy, no server.',
  'no-answer-do':
    'See that this machine is in the network of the clients; if it is, something drops all that it sends.',
  'dns-no-server': 'No DNS server answers on this machine’s setting: {servers}.',
  'dns-no-server-do': 'Set a DNS server that runs, or start it; everything else waits for it.',
  'dns-timeout': 'The DNS servers do not answer: {servers}.',
  'dns-timeout-do':
    'See that the servers run and that UDP and TCP 53 to them are open; a filter that drops queries for these names looks the same.',
  'dns-refused': 'The DNS server refuses to answer this machine: {servers}.',
  'dns-refused-do': 'Let the server answer the network of the clients (its access list for recursion).',
  'dns-servfail': 'The DNS server fails on these names.',
  'dns-servfail-do':
    'Look at the server’s way out: its forwarders, DNSSEC validation, and UDP and TCP 53 from the server to the internet.',
  'dns-nxdomain': 'DNS says that these names do not exist.',
  'dns-nxdomain-do':
    'Let the DNS server resolve names of the internet (forwarder), and take these names out of its filter; a zone of your own by a parent’s name hides them.',
  'dns-no-address': 'DNS knows these names and gives no address for them.',
  'dns-no-address-do': 'Look for a filter or a zone of your own that answers in place of AWS.',
  'dns-sinkhole': 'DNS answers with an address that leads nowhere ({detail}): it blocks these names.',
  'dns-sinkhole-do': 'Take these names out of the DNS filter.',
  'dns-private': 'DNS answers with a private or reserved address ({detail}), and what is there is not AWS.',
  'dns-private-do':
    'Take these names out of the DNS filter, or, where it is an endpoint of your own, repair the way to it.',
  'proxy-unresolved': 'The proxy’s own name does not resolve ({detail}).',
  'proxy-unresolved-do': 'Correct the name of the proxy, or enter it in the DNS of the clients.',
  'proxy-unreachable': 'The proxy itself cannot be reached ({detail}).',
  'proxy-unreachable-do': 'Correct its host and port, start it, or open the way from the clients to it.',
  'proxy-silent': 'The proxy takes the connection and does not answer CONNECT in time.',
  'proxy-silent-do':
    'Look in the proxy’s log: most often its own way to the internet is closed for these names.',
  'proxy-other-protocol': 'What answers at the proxy’s port is no HTTP proxy, or it hangs up.',
  'proxy-other-protocol-do':
    'See that the port is that of an HTTP proxy without TLS (not SOCKS, not HTTPS, not a transparent one).',
  'proxy-credentials':
    'The proxy asks for a user name and password (407; {detail}). WorkSpaces clients cannot answer.',
  'proxy-credentials-do':
    'Exempt these names from the proxy’s authentication (a rule above the one that asks for it).',
  'proxy-denied': 'The proxy refuses CONNECT to these names (403).',
  'proxy-denied-do': 'Allow these names and port 443 for CONNECT in the proxy.',
  'proxy-gateway': 'The proxy agrees and does not get there itself ({detail}).',
  'proxy-gateway-do':
    'Let the proxy resolve these names, and open its own way to them in the firewall behind it.',
  'proxy-status': 'The proxy answers CONNECT with {detail}.',
  'proxy-status-do': 'Look in the proxy’s log what that status means there.',
  'proxy-metadata':
    'The proxy takes requests for 169.254.169.254, the metadata service of EC2, and answers {detail}: what comes back is not the WorkSpace’s own.',
  'proxy-metadata-do':
    'In WorkSpaces exclude 169.254.169.254 from every HTTP proxy, and let the proxy refuse that address.',
  'tcp-denied': 'This machine itself forbids the connection ({detail}).',
  'tcp-denied-do': 'Look at the firewall and the routes of this machine.',
  'tcp-unreachable': 'There is no way to these places ({detail}).',
  'tcp-unreachable-do':
    'Where others reach them, a firewall says so by ICMP: add the rules. Where none does, see to the route.',
  'tcp-refused': 'The connection is refused with a reset.',
  'tcp-refused-do':
    'These servers refuse nobody: a firewall on the way does. Add the rules; where they are for health checks, look at those for the gateways too (list streaming).',
  'tcp-dropped': 'No answer: the packets are dropped on the way.',
  'tcp-dropped-do':
    'Add the rules to the firewall; where they are for health checks, look at those for the gateways too (list streaming).',
  'tcp-other': 'This machine cannot connect ({detail}).',
  'tcp-other-do': 'Look at the network of this machine.',
  'tls-closed': 'The connection opens and is cut in the TLS handshake.',
  'tls-closed-do': 'A filter reads the name in the handshake: allow these names there.',
  'tls-silent': 'The connection opens, and nothing answers the TLS handshake.',
  'tls-silent-do':
    'Something between takes the connection and does not pass it on: allow these names there; with a tunnel see to packet sizes too.',
  'tls-other-protocol': 'What answers on 443 is not the TLS of AWS: a page of a gateway, or a filter.',
  'tls-other-protocol-do':
    'Sign in to the network where it asks for it, and allow these names in the filter.',
  'tls-other-issuer':
    'The certificate is of another issuer ({detail}); AWS’s are by Amazon. Somebody inspects TLS, which WorkSpaces does not support.',
  'tls-other-issuer-do': 'Exempt these names from TLS inspection; to trust that issuer is no remedy.',
  'tls-name-mismatch': 'Another server answers: its certificate (by {detail}) is not for this name.',
  'tls-name-mismatch-do':
    'See where DNS leads: a page that says “blocked”, or a server of one’s own, has taken the place.',
  'tls-expired': 'The certificate is Amazon’s and out of date for the clock of this machine.',
  'tls-expired-do':
    'Set the clock of this machine; if it is right, look who keeps old certificates on the way.',
  'tls-not-yet-valid': 'The certificate is Amazon’s and not valid yet for the clock of this machine.',
  'tls-not-yet-valid-do': 'Set the clock of this machine.',
  'tls-untrusted':
    'The certificate names Amazon as its issuer ({detail}), and this machine does not trust the chain.',
  'tls-untrusted-do':
    'See that the root certificates of Amazon Trust Services are trusted here; if they are, it is a forgery.',
  'udp-denied': 'This machine itself forbids the datagram ({detail}).',
  'udp-denied-do': 'Look at the firewall and the routes of this machine.',
  'udp-rejected': 'Somebody on the way rejects UDP ({detail}).',
  'udp-rejected-do': 'Add the rules to the firewall.',
  'privatelink-other-name':
    '{detail} is not the streaming endpoint of this Region: its service is com.amazonaws.{region}.highlander.',
  'privatelink-other-name-do':
    'Make and name the endpoint “highlander”; workspaces, workspaces-instances, workspaces-web and aps-workspaces are other services.',
  'privatelink-unresolved': 'The endpoint’s name does not resolve ({detail}).',
  'privatelink-unresolved-do':
    'Switch on private DNS names for the endpoint, and let the clients’ DNS ask the resolver of its VPC.',
  'privatelink-public': 'The endpoint’s name resolves to a public address ({detail}).',
  'privatelink-public-do':
    'Let the clients’ DNS ask the resolver of the endpoint’s VPC: it gives the private address.',
  unfinished: 'Not tried to the end: there was no time left.',
  'unfinished-do': 'Repair what is named above, and check again.',
  'privatelink-network-check':
    'With PrivateLink the client’s own network check still asks the public health-check servers: it shows errors where these are closed, though streaming works.',
  'privatelink-own-name':
    '{detail} is no name of AWS’s: whether it leads to the endpoint is not to be seen from it.',
  'udp-sent':
    'UDP was sent, and nobody rejected it. That proves nothing: whether it arrives is seen only in a session.',
  wildcards:
    'Names with * cannot be checked: there is no single name to ask for. Allow them unchecked; --directory checks the login page of yours.',
  'other-authority': 'The certificate is by another public authority ({detail}): genuine, and no inspection.',
  'ipv4-only': 'No IPv6 here: IPv4 alone was tried, which is what clients use unless told otherwise.',
} as const;
