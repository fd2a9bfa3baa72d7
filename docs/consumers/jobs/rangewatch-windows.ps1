# Fetches the allowlist of one Region as windows.ps1, checks it, and runs it, which sets the rules of Windows Defender
# Firewall. Whatever is wrong, the rules stay as they are, one line says why, and the exit code is 1.
# For Windows PowerShell 5.1, as administrator. README.md, beside this file, tells how it is scheduled.

# --- settings ---
$BaseUrl = 'https://lists.example.com'
$Region = 'ap-northeast-1'
$List = 'streaming'
$StateDir = 'C:\ProgramData\Rangewatch\streaming'
# The signature is checked only where both are set: the path of minisign.exe, and of the public key that you were given.
# Without them the list is as true as the server is: TLS, and sums from the same place.
$Minisign = ''
$PublicKey = ''
$MaxBytes = 5000000
$MinCount = 2
$MaxCount = 500
$MaxShrinkPercent = 50
$MaxGrowthPercent = 100
$WidestIPv4 = 20
$WidestIPv6 = 36
$MaxAgeHours = 26

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2.0
[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12

$Good = Join-Path $StateDir 'good.ps1'
$EtagFile = Join-Path $StateDir 'etag'
$SumsFile = Join-Path $StateDir 'sums'
$SeqFile = Join-Path $StateDir 'seq'
$SuccessFile = Join-Path $StateDir 'last-success'
$FirstRunFile = Join-Path $StateDir 'first-run'

# Fetches one object: a status of 200 or 304, and bytes. Redirects are not followed, and no more than MaxBytes is read.
function Get-Object([string] $Key, [string] $Etag) {
  $request = [Net.HttpWebRequest][Net.WebRequest]::Create("$BaseUrl/$Key")
  $request.AllowAutoRedirect = $false
  $request.Timeout = 60000
  $request.ReadWriteTimeout = 60000
  if ($Etag) { $request.Headers.Add('If-None-Match', $Etag) }
  try {
    $response = [Net.HttpWebResponse] $request.GetResponse()
  } catch [Net.WebException] {
    $response = [Net.HttpWebResponse] $_.Exception.Response
    if ($null -eq $response) { throw "$Key cannot be fetched: no answer" }
  }
  try {
    $status = [int] $response.StatusCode
    if ($status -eq 304 -and $Etag) { return @{ Status = 304; Bytes = $null; Etag = $Etag } }
    if ($status -ne 200) { throw "$Key came with status $status, expected 200" }
    $stream = $response.GetResponseStream()
    $memory = New-Object IO.MemoryStream
    $buffer = New-Object byte[] 65536
    while (($read = $stream.Read($buffer, 0, $buffer.Length)) -gt 0) {
      $memory.Write($buffer, 0, $read)
      if ($memory.Length -gt $MaxBytes) { throw "$Key has more than $MaxBytes bytes" }
    }
    if ($response.ContentLength -ge 0 -and $memory.Length -ne $response.ContentLength) { throw "$Key was cut" }
    return @{ Status = 200; Bytes = $memory.ToArray(); Etag = [string] $response.Headers['ETag'] }
  } finally {
    $response.Close()
  }
}

function Get-Sum([byte[]] $Bytes) {
  $sha256 = [Security.Cryptography.SHA256]::Create()
  return ([BitConverter]::ToString($sha256.ComputeHash($Bytes)) -replace '-', '').ToLowerInvariant()
}

function ConvertTo-Ascii([byte[]] $Bytes) {
  foreach ($byte in $Bytes) {
    if (($byte -lt 32 -and $byte -ne 10) -or $byte -gt 126) { throw 'the text is not ASCII with LF' }
  }
  return [Text.Encoding]::ASCII.GetString($Bytes)
}

# In one step: a file that is there is the old one or the new one.
function Set-WholeFile([string] $Path, [byte[]] $Bytes) {
  [IO.File]::WriteAllBytes("$Path.new", $Bytes)
  if (Test-Path -LiteralPath $Path) {
    [IO.File]::Replace("$Path.new", $Path, [NullString]::Value)
  } else {
    [IO.File]::Move("$Path.new", $Path)
  }
}

# What is signed says which release it is; without a key, version.json does.
function Get-Vouching([byte[]] $Sums) {
  if ($Minisign -and $PublicKey) {
    $signature = Get-Object 'SHA256SUMS.minisig' ''
    $folder = Join-Path $StateDir 'work'
    New-Item -ItemType Directory -Force -Path $folder | Out-Null
    try {
      [IO.File]::WriteAllBytes((Join-Path $folder 'SHA256SUMS'), $Sums)
      [IO.File]::WriteAllBytes((Join-Path $folder 'SHA256SUMS.minisig'), $signature.Bytes)
      $comment = & $Minisign -V -Q -p $PublicKey -m (Join-Path $folder 'SHA256SUMS')
      if ($LASTEXITCODE -ne 0) { throw 'the signature of SHA256SUMS does not fit the public key' }
    } finally {
      Remove-Item -LiteralPath $folder -Recurse -Force
    }
  } else {
    $version = (ConvertTo-Ascii (Get-Object 'version.json' '').Bytes) | ConvertFrom-Json
    $comment = "seq:$($version.seq) expires:$($version.expires) manifest:$($version.manifest)"
  }
  if ("$comment" -cnotmatch '^seq:([1-9][0-9]{0,14}) expires:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) manifest:([0-9a-f]{64})$') {
    throw 'what vouches for SHA256SUMS names no release, time and manifest'
  }
  return @{ Seq = [long] $Matches[1]; Expires = $Matches[2]; Manifest = $Matches[3] }
}

# The sums of a release that somebody vouches for.
function Get-Release([string] $Etag) {
  $answer = Get-Object 'SHA256SUMS' $Etag
  $bytes = $answer.Bytes
  if ($answer.Status -eq 304) { $bytes = [IO.File]::ReadAllBytes($SumsFile) }
  $vouching = Get-Vouching $bytes
  $lines = (ConvertTo-Ascii $bytes) -split "`n"
  if ($lines -cnotcontains "$($vouching.Manifest)  v/$($vouching.Manifest)/manifest.json") {
    throw "SHA256SUMS is not of release $($vouching.Seq)"
  }
  $culture = [Globalization.CultureInfo]::InvariantCulture
  $styles = [Globalization.DateTimeStyles]'AssumeUniversal, AdjustToUniversal'
  $expires = [DateTime]::ParseExact($vouching.Expires, "yyyy-MM-dd'T'HH:mm:ss'Z'", $culture, $styles)
  if ($expires -le [DateTime]::UtcNow) { throw "release $($vouching.Seq) expired at $($vouching.Expires)" }
  if (Test-Path -LiteralPath $SeqFile) {
    $last = [long] [IO.File]::ReadAllText($SeqFile)
    if ($vouching.Seq -lt $last) { throw "release $($vouching.Seq) is older than $last, seen before" }
  }
  return @{ Seq = $vouching.Seq; Lines = $lines; Bytes = $bytes; Etag = $answer.Etag }
}

function Get-Addresses([string] $Text) {
  [regex]::Matches($Text, "(?m)^  '([0-9a-f.:]+/[0-9]+)',?$") | ForEach-Object { $_.Groups[1].Value }
}

# The file is a program that an administrator runs: only the lines of this format may stand in it, it must parse, and
# its addresses must be within bounds.
function Test-List([string] $Text, [string] $Path) {
  $name = 'ws-[a-z0-9-]+-(tcp|udp)'
  $forms = @(
    '', '# [ -~]*', '\$ErrorActionPreference = ''Stop''', '\$addresses = @\(', '\)', "  '[0-9a-f.:]+/[0-9]+',?",
    '\$rule = @\{', "  Direction = 'Outbound'", "  Action = 'Allow'", "  Enabled = 'True'", "  Protocol = '(TCP|UDP)'",
    "  RemotePort = '[0-9-]+'(, '[0-9-]+')*", '  RemoteAddress = \$addresses', '\}',
    "if \(Get-NetFirewallRule -Name '$name' -ErrorAction SilentlyContinue\) \{",
    "  Set-NetFirewallRule -Name '$name' @rule", '\} else \{',
    "  New-NetFirewallRule -Name '$name' -DisplayName '$name' -Group 'Rangewatch' @rule"
  )
  $pattern = '^(' + ($forms -join '|') + ')$'
  foreach ($line in $Text -split "`n") {
    if ($line -cnotmatch $pattern) { throw 'windows.ps1 has a line that is none of this format' }
  }
  $errors = $null
  $tokens = $null
  [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors) | Out-Null
  if ($errors.Count -gt 0) { throw 'windows.ps1 does not parse' }

  $addresses = @(Get-Addresses $Text)
  foreach ($address in $addresses) {
    $first, $length = $address -split '/'
    $widest = $WidestIPv4
    if ($first.Contains(':')) { $widest = $WidestIPv6 }
    $parsed = $null
    if (-not [Net.IPAddress]::TryParse($first, [ref] $parsed)) { throw "windows.ps1 has $address, which is no prefix" }
    if ([int] $length -lt $widest) { throw "windows.ps1 has $address, wider than /$widest" }
  }
  $count = $addresses.Count
  if ($count -lt $MinCount -or $count -gt $MaxCount) {
    throw "windows.ps1 has $count entries, expected $MinCount to $MaxCount"
  }
  if (Test-Path -LiteralPath $Good) {
    $before = @(Get-Addresses ([IO.File]::ReadAllText($Good))).Count
    if ($count * 100 -lt $before * (100 - $MaxShrinkPercent)) { throw "windows.ps1 has shrunk from $before to $count entries" }
    if ($count * 100 -gt $before * (100 + $MaxGrowthPercent)) { throw "windows.ps1 has grown from $before to $count entries" }
  }
}

# Sets the rules. It changes nothing where they are as they should be, so it is done each time: a rule that somebody
# changed or removed comes back.
function Invoke-List([string] $Path) {
  & ([scriptblock]::Create([IO.File]::ReadAllText($Path))) | Out-Null
}

function Update-List {
  $etag = ''
  if ((Test-Path -LiteralPath $EtagFile) -and (Test-Path -LiteralPath $SumsFile)) { $etag = [IO.File]::ReadAllText($EtagFile) }
  try {
    $release = Get-Release $etag
  } catch {
    # The sums and what vouches for them are written one after the other, and caches may hold each for a minute.
    Start-Sleep -Seconds 65
    $release = Get-Release ''
  }
  $key = "$Region/$List/windows.ps1"
  $lines = @($release.Lines | Where-Object { $_ -cmatch "^[0-9a-f]{64}  current/$([regex]::Escape($key))$" })
  if ($lines.Count -ne 1) { throw "SHA256SUMS has $($lines.Count) lines for current/$key, expected one" }
  $sum = $lines[0].Substring(0, 64)
  if ((Test-Path -LiteralPath $Good) -and (Get-Sum ([IO.File]::ReadAllBytes($Good))) -ceq $sum) {
    Invoke-List $Good
    $outcome = "unchanged, release $($release.Seq)"
  } else {
    $bytes = (Get-Object "v/$sum/$key" '').Bytes
    if ((Get-Sum $bytes) -cne $sum) { throw "windows.ps1 has another SHA-256 than $sum" }
    $candidate = Join-Path $StateDir 'candidate.ps1'
    try {
      [IO.File]::WriteAllBytes($candidate, $bytes)
      Test-List (ConvertTo-Ascii $bytes) $candidate
      Invoke-List $candidate
    } finally {
      Remove-Item -LiteralPath $candidate -Force
    }
    Set-WholeFile $Good $bytes
    $outcome = "release $($release.Seq) applied"
  }
  # The sums before their etag, so that an etag never stands for older sums.
  Set-WholeFile $SeqFile ([Text.Encoding]::ASCII.GetBytes([string] $release.Seq))
  Set-WholeFile $SumsFile $release.Bytes
  Set-WholeFile $EtagFile ([Text.Encoding]::ASCII.GetBytes($release.Etag))
  Set-WholeFile $SuccessFile (New-Object byte[] 0)
  return $outcome
}

# One line, and an alarm in the event log (source Rangewatch, event 2) when nothing has gone well for long.
function Write-Failure([string] $Reason) {
  $reason = ($Reason -replace '[^ -~]', '?')
  if ($reason.Length -gt 300) { $reason = $reason.Substring(0, 300) }
  $line = "rangewatch-windows: ${List}: $reason; the rules stay as they were"
  [Console]::Error.WriteLine($line)
  $since = $FirstRunFile
  if (Test-Path -LiteralPath $SuccessFile) { $since = $SuccessFile }
  $id = 1
  $type = 'Warning'
  if (([DateTime]::UtcNow - (Get-Item -LiteralPath $since).LastWriteTimeUtc).TotalHours -ge $MaxAgeHours) {
    $id = 2
    $type = 'Error'
  }
  if (-not [Diagnostics.EventLog]::SourceExists('Rangewatch')) { New-EventLog -LogName Application -Source 'Rangewatch' }
  Write-EventLog -LogName Application -Source 'Rangewatch' -EventId $id -EntryType $type -Message $line
}

if ($BaseUrl -cnotmatch '^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*$' -or
  $Region -cnotmatch '^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$' -or $List -cnotmatch '^[a-z]+(-[a-z]+)*$') {
  [Console]::Error.WriteLine('rangewatch-windows: BaseUrl must be an https URL without a final slash, Region and List names')
  exit 2
}
New-Item -ItemType Directory -Force -Path $StateDir | Out-Null
if (-not (Test-Path -LiteralPath $FirstRunFile)) { [IO.File]::WriteAllBytes($FirstRunFile, (New-Object byte[] 0)) }
# One run at a time.
$mutex = New-Object Threading.Mutex($false, "Global\Rangewatch-$Region-$List")
if (-not $mutex.WaitOne(0)) {
  Write-Failure 'another run of this list is going on'
  exit 1
}
try {
  Write-Output "rangewatch-windows: ${List}: $(Update-List)"
} catch {
  # What was kept may be broken: the next run fetches it anew.
  if (Test-Path -LiteralPath $EtagFile) { Remove-Item -LiteralPath $EtagFile -Force }
  Write-Failure $_.Exception.Message
  exit 1
} finally {
  $mutex.ReleaseMutex()
}
