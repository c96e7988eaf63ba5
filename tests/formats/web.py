"""The plan as a page of a government's web site: navigation, a table of metadata, the article, links, a footer."""
from html import escape

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}_翠湖区人民政府</title>
<meta name="ColumnName" content="政策文件">
<style>.art p {{ text-indent: 2em; }} .nav li {{ display: inline; }}</style>
<script>var siteId = "1"; document.write("<p>访问量：<span>0</span></p>");</script>
</head>
<body>
<div class="header"><div class="nav"><ul>
<li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>
<li><a href="/hdjl/">互动交流</a></li></ul></div></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zcwj/">政策文件</a></div>
<div class="main">
<table class="meta"><tr><td>索引号：</td><td>CH0000/2024-00017</td><td>发布机构：</td><td>翠湖区人民政府办公室</td></tr>
<tr><td>主题分类：</td><td>自然资源</td><td>公开方式：</td><td>主动公开</td></tr></table>
<h1>{title}</h1>
<div class="tool">字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>　<a href="#">打印</a>　<a href="#">关闭</a></div>
<div class="art" id="zoom">
{article}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/a.html">翠湖区2023年政府工作报告</a></li></ul></div>
</div>
<div class="footer"><p>主办单位：翠湖区人民政府办公室　网站标识码：0000000000　<a href="/map">网站地图</a></p></div>
</body>
</html>
"""
STYLES = {"annex": "text-indent:0", "table_title": "text-align:center"}


def paragraph(p):
    gap = " " if p.level == "item" else ""
    style = STYLES.get(p.level, "text-indent:2em")
    text = escape(p.number + gap + p.text, quote=False)
    # Editors leave spans where the text was pasted from a word processor.
    half = len(text) // 2
    return f'<p style="{style}"><span style="font-family:仿宋">{text[:half]}</span><span>{text[half:]}</span></p>'


def table(plan):
    rows = {}
    for cell in plan.cells():
        span = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        rows.setdefault(cell.row, []).append(f"<td{span}><p>{escape(cell.text, quote=False)}</p></td>")
    return "<table><tbody>\n" + "\n".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items())) + "\n</tbody></table>"


def make(plan, path):
    title = plan.paragraphs[0].text
    article = "\n".join(paragraph(p) for p in plan.paragraphs[1:]) + "\n" + table(plan)
    path.write_text(PAGE.format(title=title, article=article), encoding="utf-8")
