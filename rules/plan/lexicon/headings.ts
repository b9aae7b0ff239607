/** Source: usual headings of plans, work reports and their portals; general wording only. */
export const PAST_HEADING =
  /回顾|执行情况|完成情况|落实情况|进展情况|实施情况|工作总结|总结$|工作成效|主要成绩|取得的?(?:成绩|成效|进展)|成就|运行情况|工作情况|基本情况|过去.{0,3}年|(?:上年|去年|上一年度)(?!.{0,6}(?:基础|目标))|回眸|主要成效|(?:全年|主要)工作完成/
export const FUTURE_HEADING =
  /目标|任务(?!完成)|安排|打算|重点工作|部署|建议|措施|举措|下一步|下步|今后|展望|思路|(?:计划|规划)(?!.{0,4}(?:执行|完成|实施|落实))|清单|项目表|事项|要点|行动|工程$|奋斗|政策取向|总体要求|指导思想|实事|保障/
export const NEWS =
  /本报(?:记者|讯|通讯员)|通讯员|(?:日报|晚报|晨报|商报|都市报)(?:数字版|电子版|[）) ]|$)|^第?\d{1,2}版|第\d{1,2}版[：:]|(?:记者|见习记者|实习生)[ 　·]?[一-龥×]{1,4}(?:$|[ ，。）])|新闻网[）) ]|讯[）)]|电（记者/
/** A paragraph with one of these has left the review of the past. */
export const AHEAD_WORDS = /今年|本年|新的一年|今后|未来|下一步|面向|目标|明年|将|要[^求素]|20\d\d年(?!来)/
export const PROBLEM_HEADING = /问题|困难|不足|挑战|(?<!补[^，。；]{0,12})短板|(?:面临|当前).{0,4}形势/
export const GLOSSARY_HEADING =
  /名词解释|词典|知识链接|小贴士|延伸阅读|名词注释|名词|注释|术语|用语说明|有关说明|指标解释|编制说明|缩略语/

/** Openings of paragraphs and sentences that look back. */
export const PAST_OPENING =
  /^(?:回望|回首|刚刚过去|(?:当然|但|同时)，?(?:我们)?(?:也)?(?:要)?(?:看到|认识到)|过去|一年来|五年来|几年来|近年来|去年|上年|回顾|我们清醒|同时，?(?:我们)?也?(?:要)?清醒|也要清醒|(?:但|在肯定成绩的同时).{0,6}(?:看到|认识到)|成绩(?:来之|的取得)|(?:发展|工作)中还存在|存在的)/

const BOILERPLATE_WORDS =
  '版权所有 主办单位 承办单位 网站标识码 网站地图 隐私声明 关于我们 联系我们 打印本页 关闭窗口 分享到 上一篇 下一篇 责任编辑 来源： 发布时间 发布日期 发布机构 浏览次数 阅读次数 访问量 点击数 索引号 今天是 当前位置 您的位置 首页> 首页》 字体： 字号： 【字体 [字体 [字号 扫一扫 联系电话 邮政编码 邮编： ICP备 公网安备 备案号 技术支持 信息来源 主题分类 发文字号 成文日期 有效性 无障碍 长者模式 繁体版 设为首页 加入收藏 纠错 版权声明 网站声明 稿件来源 浏览量 阅读： 作者： 编辑： 文章来源 公开方式 公开时限 [纠错] 我要纠错 相关链接 相关阅读 附件下载 传真 值班电话 监督电话 咨询电话 天气：'.split(
    ' ',
  )

/** Lines that a portal puts around a text. */
export function isBoilerplate(line: string): boolean {
  const head = line.slice(0, 80)
  if (line.length > 160) return false
  return BOILERPLATE_WORDS.some((word) => head.includes(word)) && !/[。；].{12,}[。；]/.test(line)
}
