"""The look of 0-MUC-LUC.html: the tokens of the interface, for a screen, a phone and A4 paper."""

STYLE = """
:root{--red:#B4161B;--red-soft:#FBE9E9;--gold:#8A5A00;--gold-soft:#FFF4D6;--green:#17693F;
--green-soft:#E3F4EA;--blue:#1D4E89;--ink:#1D2230;--mute:#5B6475;--page:#F6F7F9;--card:#FFF;--line:#E4E7EC}
html{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);overflow-wrap:break-word;
font:16px/1.6 "Be Vietnam Pro","Segoe UI",Roboto,"Noto Sans",system-ui,sans-serif}
main,header>div,footer{max-width:860px;margin:0 auto;padding:0 28px}
a{color:var(--blue);text-underline-offset:3px}
a:focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:4px}
header{background:var(--card);border-top:6px solid var(--red);border-bottom:1px solid var(--line)}
header>div{padding-top:28px;padding-bottom:28px}
.unit{color:var(--red);font-weight:600;margin:0}
h1{font-size:30px;line-height:1.25;margin:4px 0 0}
.lead{color:var(--mute);margin:8px 0 0}
h2{font-size:19px;line-height:1.4;margin:0 0 14px}
section,.item{background:var(--card);border:1px solid var(--line);border-radius:10px;
padding:28px;margin:18px 0}
.sample{background:var(--gold-soft);border-color:var(--gold);color:var(--gold);font-weight:600;
padding:14px 28px}
.sample p,.hint p{margin:0}
.hint{padding:14px 28px;color:var(--mute)}
.hint strong{color:var(--ink)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:8px 28px;margin:0}
dt{color:var(--mute)}
dd{margin:0}
dd ul{margin:0;padding:0;list-style:none}
table{width:100%;border-collapse:collapse}
th{text-align:left;color:var(--mute);font-size:13px;font-weight:600}
th,td{padding:8px 14px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
td:last-child,th:last-child{padding-right:0;text-align:right;white-space:nowrap}
td:first-child{color:var(--mute);font-variant-numeric:tabular-nums}
th,td:first-child{white-space:nowrap}
td.kind{min-width:8em}
dd,td.title,.item h2,figcaption,.files,.checks li{overflow-wrap:anywhere}
.checks ul{margin:0;padding-left:22px}
.checks.todo{background:var(--gold-soft);border-color:#E8D6A4}
.checks.todo h2{color:var(--gold)}
.checks.done{background:var(--green-soft);border-color:#BFE0CC;color:var(--green);padding:14px 28px}
.checks.done p{margin:0}
.part{margin:42px 0 0;font-size:13px;letter-spacing:.06em;color:var(--mute);font-weight:600}
.meta{color:var(--mute);font-size:14px;margin:0 0 8px}
.item h2{font-size:24px;line-height:1.3;margin:0 0 14px}
.sapo{font-weight:600;font-size:17px;margin:0 0 18px}
.body{max-width:68ch}
.body p{margin:0 0 14px}
.body h3{font-size:18px;margin:28px 0 8px}
.body blockquote{margin:18px 0;padding:4px 0 4px 18px;border-left:3px solid var(--red);font-style:italic}
.body blockquote p:last-child{margin:0}
.author{text-align:right;font-weight:600;margin:18px 0 0}
.photos{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:18px;margin:28px 0 0}
figure{margin:0}
figure img,.none{display:block;width:100%;border-radius:8px;border:1px solid var(--line)}
figure img{height:auto}
.none{padding:42px 14px;text-align:center;color:var(--mute);background:var(--page)}
figcaption{font-size:14px;line-height:1.5;margin-top:8px}
figcaption .meta{font-size:13px;margin:4px 0 0}
.lack{color:var(--gold);font-weight:600}
.files{border-top:1px solid var(--line);margin:28px 0 0;padding:14px 0 0;font-size:14px;color:var(--mute)}
.poster img{width:auto;max-width:100%;max-height:360px}
footer{color:var(--mute);font-size:13px;padding-top:14px;padding-bottom:42px}
@media(max-width:600px){
main,header>div,footer{padding-left:14px;padding-right:14px}
section,.item{padding:18px 14px}
.sample,.hint,.checks.done{padding:14px}
h1{font-size:25px}.item h2{font-size:21px}
dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 8px}
.kind{display:none}
}
@media print{
@page{size:A4;margin:18mm}
body{background:#FFF;font-size:10.5pt;line-height:1.45}
h1{font-size:18pt}.item h2{font-size:15pt}.sapo{font-size:11pt}h2{font-size:12.5pt}
header,section,.item{border:0;border-radius:0}
main,header>div,footer{max-width:none;padding:0}
section,.item{padding:0;margin:14px 0}
header>div{padding:0 0 8px}
dl{gap:3px 28px}
th,td{padding-top:4px;padding-bottom:4px}
.sample,.checks.todo,.checks.done{border:1px solid;padding:8px 14px;margin:14px 1px}
.checks,.sample,dl{break-inside:avoid}
.hint{display:none}
.item{break-before:page}
.part{display:none}
h2,h3,.meta{break-after:avoid}
figure,tr{break-inside:avoid}
.photos{grid-template-columns:1fr 1fr 1fr;gap:10px}
}
"""
