// How the printed page of a request looks: A4, black on white, no row torn in two.

export const PAGE_STYLE = `
@page { size: A4 landscape; margin: 12mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 273mm; font: 9pt/1.5 "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; color: #000; background: #fff }
h1 { margin: 0 0 4mm; font-size: 16pt; text-align: center }
h2 { margin: 5mm 0 1.5mm; font-size: 10.5pt; break-after: avoid }
table { width: 100%; border-collapse: collapse }
th, td { padding: 1mm 1.5mm; border: 0.3mm solid #555; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #eee; font-weight: 600 }
thead { display: table-header-group }
tr { break-inside: avoid }
.blanks th, .facts th { width: 34mm }
.blanks th { width: 36mm }
.blanks td { height: 9mm }
.rows { table-layout: fixed }
.rows td.destination, .rows td.port { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: 8.5pt }
.rows td.number, .rows td.addresses { text-align: right }
.rows td.source { color: #555 }
.rows th, .rows td { font-size: 8.5pt }
.number { width: 10mm }
.action, .aws-source { width: 17mm }
.protocol, .addresses { width: 20mm }
.direction { width: 14mm }
.source, .port, .way-back { width: 24mm }
.destination { width: 40mm }
ol { margin: 0; padding-left: 6mm }
@media screen { body { padding: 8mm 0 } }
`;
