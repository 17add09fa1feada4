package org.plumbline.report;

import org.plumbline.report.figure.Figure;

/** The style of pages: light and dark as the reader has it, on narrow screens and on paper. */
final class PageStyle {
  private static final String PAGE =
      """

      :root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--line:#c9c9c9;--soft:#f3f3f3}
      *{box-sizing:border-box}
      body{margin:0;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
      main{max-width:1200px;margin:0 auto;padding:1rem}
      h1,h2,h3,p,dd,li,summary,figcaption{overflow-wrap:anywhere}
      h1{font-size:1.6rem;margin:.5rem 0}
      h2{font-size:1.3rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
      h3{font-size:1.05rem;margin:1rem 0 .25rem}
      p{max-width:75ch}
      .answer{font-size:1.15rem}
      .headline{font-weight:bold}
      .counts{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem 1.2rem}
      .skip{position:absolute;left:-9999px}
      .skip:focus{position:static}
      .wide{overflow-x:auto;margin:0 0 1rem}
      :focus-visible{outline:3px solid #0b62a8;outline-offset:2px}
      table{border-collapse:collapse;min-width:100%}
      caption{text-align:left;font-weight:bold;padding:.5rem 0}
      th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
      td{font-variant-numeric:tabular-nums}
      data{white-space:nowrap}
      .range{white-space:normal}
      tbody th{font-weight:normal;min-width:6rem;overflow-wrap:anywhere}
      .why{min-width:20rem;overflow-wrap:anywhere}
      .group th{background:var(--soft)}
      .group span{display:inline-block;position:sticky;left:.6rem;max-width:calc(100vw - 3.5rem)}

      .verdict{font-weight:bold;white-space:nowrap}
      .proved,.confirmed,.agrees{color:#00643f}
      .consistent{color:#0b5394}
      .violated,.differs{color:#a3001b}
      .undecided,.open{color:#7a4a00}
      .not_applicable{color:#595959}
      article{border-left:4px solid var(--line);padding:0 0 0 1rem;margin:1rem 0}
      .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:1.5rem}
      figure{margin:0;min-width:0}
      svg{display:block;width:100%;height:auto;max-width:640px}
      figcaption{font-size:.9rem;max-width:75ch}
      .instants{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;align-items:center;margin:.25rem 0;max-width:640px}
      .instants[hidden]{display:none}
      .instants input{width:100%;margin:0}
      .instants output{grid-column:1/-1;font-size:.9rem;min-height:3em}
      .plot .instant{display:none}
      .plot .shown{display:inline}
      details{margin:.4rem 0}
      summary{cursor:pointer}
      dt{font-weight:bold}
      dd{margin:0 0 .5rem 1rem}
      pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);padding:.6rem;max-height:30rem;overflow:auto}
      """;

  /** On narrow screens each row of a table is a paragraph, its numbers with what they are. */
  private static final String NARROW =
      """
      @media screen and (max-width:640px){
      table,caption,tbody{display:block}
      thead{position:absolute;left:-9999px}
      .group{display:block}
      .group th{display:block}
      tbody tr:not(.group){display:flex;flex-wrap:wrap;gap:0 .8rem;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
      tbody tr:not(.group)>*{display:block;padding:0;border:0;min-width:0}
      td:empty{display:none!important}
      tbody tr>td:last-of-type{flex-basis:100%}
      td.bound::before{content:"compared with "}
      td.times::before{content:"t: "}
      td.ulps::after{content:" ulps"}
      }
      """;

  private static final String DARK =
      """
      :root{--ink:#e8e8e8;--paper:#141414;--line:#4a4a4a;--soft:#232323}
      .proved,.confirmed,.agrees{color:#5fd6a0}
      .consistent{color:#7db9ff}
      .violated,.differs{color:#ff8a94}
      .undecided,.open{color:#f0b450}
      .not_applicable{color:#b0b0b0}
      :focus-visible{outline-color:#6db6ff}
      """;

  private static final String PRINT =
      """
      @media print{
      body{font-size:10pt}
      .skip{display:none}
      .wide{overflow:visible}
      .why{min-width:0}
      figure,tr{break-inside:avoid}
      pre{max-height:none;overflow:visible}
      .instants{display:none}
      .plot .shown{display:none}
      .plot .end{display:inline}
      details::details-content{content-visibility:visible;block-size:auto}
      }
      """;

  /** The rules. */
  static final String TEXT =
      PAGE
          + Figure.STYLE
          + "@media screen and (prefers-color-scheme:dark){\n"
          + DARK
          + Figure.DARK_STYLE
          + "}\n"
          + NARROW
          + PRINT;

  private PageStyle() {}
}
