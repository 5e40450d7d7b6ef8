#include "render/report_style.h"

namespace tifa {

const char* report_css() {
  return R"css(:root{color-scheme:light dark;--bg:#fff;--fg:#1b1b1a;--soft:#5b5a55;--line:#d9d6cc;--panel:#f4f3ee;--accent:#9c1c1c;--link:#184f8f;--mark:#ffe9a8;--mark-fg:#1b1b1a;--new:#0b6b4f;--gone:#8a3b12}
@media (prefers-color-scheme:dark){:root{--bg:#16171a;--fg:#ebe9e3;--soft:#b2afa6;--line:#3b3c40;--panel:#202226;--accent:#ff8f80;--link:#9cc4ff;--mark:#6b5500;--mark-fg:#fff6d8;--new:#6fd6b0;--gone:#f0ab7c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--fg);font:1rem/1.6 "Noto Sans","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif}
.wrap{max-width:60rem;margin:0 auto;padding:0 1.25rem}
h1,h2,.say{font-family:Georgia,"Times New Roman","Noto Serif","DejaVu Serif","Songti SC",SimSun,"Noto Serif CJK SC","Noto Sans CJK SC","WenQuanYi Micro Hei",serif;font-weight:600;line-height:1.3;text-wrap:balance}
h1{font-size:clamp(1.6rem,5vw,2.4rem);margin:.2em 0 .3em}
h2{font-size:1.5rem;margin:0 0 .3em;padding-top:.7rem;border-top:3px solid var(--fg)}
h3{font-size:1.05rem;margin:1.6em 0 .3em}
h4{font-size:.95rem;margin:1em 0 .2em}
.of{margin:1em 0 .2em;font-size:.95rem}
section{margin:2.6rem 0}
p{margin:.5em 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,pre:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
:target{scroll-margin-top:1rem;background:var(--panel)}
.kicker{margin:2rem 0 0;color:var(--accent);font-weight:700;letter-spacing:.02em}
.lead,.note,.soft{color:var(--soft)}
.note{font-size:.875rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem 1rem;z-index:1}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:1rem 0;padding:.6rem 0;border-block:1px solid var(--line)}
.caution{border-left:4px solid var(--accent);background:var(--panel);padding:.5rem 1rem;margin:1rem 0}
.caution p{margin:.25em 0}
.findings{list-style:none;counter-reset:f;margin:1rem 0;padding:0}
.findings>li{counter-increment:f;display:grid;grid-template-columns:2.6rem 1fr;padding:.9rem 0;border-top:1px solid var(--line)}
.findings>li::before{content:counter(f);font:600 2rem/1.1 Georgia,serif;color:var(--accent)}
.findings>li>*{grid-column:2}
.say{font-size:1.2rem;margin:0}
details>summary{cursor:pointer}
.row{border-top:1px solid var(--line)}
.rows>.row:last-child,.rows>.off:last-child{border-bottom:1px solid var(--line)}
.row>summary,.cols,.off{display:grid;grid-template-columns:1.2rem minmax(0,1fr) repeat(2,4.2rem) 8.5rem 5.5rem 4.6rem;gap:0 .5rem;align-items:baseline;padding:.38rem 0}
.dated>.row>summary,.dated>.cols{grid-template-columns:1.2rem minmax(0,1fr) repeat(2,5.8rem) 7.4rem 3.6rem 6rem}
.by>.row>summary,.by>.cols,.by>.off{grid-template-columns:1.2rem minmax(0,1fr) 4.2rem 5rem 9rem}
.figures>.row>summary,.figures>.cols{grid-template-columns:1.2rem minmax(0,1fr) repeat(2,11rem)}
.row>summary{list-style:none}
.row>summary::-webkit-details-marker{display:none}
.row>summary::before{content:"\25B8";color:var(--soft)}
.row[open]>summary::before{content:"\25BE"}
.row>summary:hover{background:var(--panel)}
.cols,.off{color:var(--soft);font-size:.875rem}
.cols{border-top:1px solid var(--line)}
.off{border-top:1px solid var(--line)}
.n{text-align:right;font-variant-numeric:tabular-nums}
.p{font-weight:600;overflow-wrap:anywhere}
.p .soft{font-weight:400}
.ev{padding:.2rem 0 1rem 1.7rem}
.ps{margin:.3em 0;padding-left:1.4em}
.ps li{margin:.45em 0}
.path{display:block;color:var(--soft);font-size:.8125rem}
mark{background:var(--mark);color:var(--mark-fg);padding:0 .1em;border-radius:2px}
.cite{font-size:.875rem}
.cite p{margin:.4em 0;user-select:all;overflow-wrap:anywhere}
pre{overflow:auto;background:var(--panel);padding:.6rem .8rem;margin:.4em 0;font:.8125rem/1.5 ui-monospace,"DejaVu Sans Mono","WenQuanYi Micro Hei Mono",monospace;user-select:all}
code{font-family:ui-monospace,"DejaVu Sans Mono","WenQuanYi Micro Hei Mono",monospace;font-size:.875em;overflow-wrap:anywhere}
figure{margin:1rem 0}
figure svg{display:block;max-width:100%;height:auto}
.narrow{display:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right}
.tag{display:inline-block;border:1px solid currentcolor;border-radius:3px;padding:0 .4em;font-size:.8125rem;white-space:nowrap}
.tag.new,.tag.added,.tag.returned,.tag.up,.tag.moved_up{color:var(--new)}
.tag.gone,.tag.dropped,.tag.down,.tag.moved_down,.tag.missing,.tag.partial{color:var(--gone)}
.pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2rem}
.goal{border-top:1px solid var(--line);padding:.4rem 0}
.steps{list-style:none;margin:1rem 0;padding:0 0 0 1.2rem;border-left:3px solid var(--line)}
.steps li{position:relative;margin:.8rem 0}
.steps li::before{content:"";position:absolute;left:-1.6rem;top:.5em;width:.65rem;height:.65rem;border-radius:50%;background:var(--bg);border:3px solid var(--soft)}
.steps li.held::before{background:var(--soft)}
.steps li.here::before{background:var(--accent);border-color:var(--accent)}
footer{margin:3rem 0 2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media (max-width:44rem){.wide{display:none}.narrow{display:block}.cols{display:none}
.row>summary,.off{display:flex;flex-wrap:wrap;gap:0 1.2rem}
.row>summary::before{width:1rem;margin-right:-.7rem}
.row>summary .p{flex:1 0 calc(100% - 3rem)}
.row>summary .n,.row>summary .f,.off .n,.off .p{margin-left:1.5rem}
.by>.row>summary .p{flex:0 0 4rem}.by>.off .p{flex:0 0 4rem}.by>.row>summary .n,.by>.off .n{margin-left:0}
.row>summary .vh,.off .vh{position:static;width:auto;height:auto;clip-path:none;color:var(--soft);font-size:.8125rem;white-space:normal}
.row>summary .n,.off .n{text-align:left}
.pair{grid-template-columns:1fr}.ev{padding-left:.4rem}.findings>li{grid-template-columns:2rem 1fr}}
@media print{body{font-size:10pt;--bg:#fff;--fg:#000}.wrap{max-width:none;padding:0}nav,.skip,.cite,.data,details:not(.goal):not(.row):not([open]),.findings a{display:none}.row>summary::before{content:""}.steps{margin-left:.6rem}thead{display:table-header-group}section{break-inside:auto}figure,.findings>li,.row>summary{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit;text-decoration:none}}
)css";
}

}  // namespace tifa
