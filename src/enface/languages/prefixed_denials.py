"""English words that deny by a prefix, with what they deny, and the Chinese words that affirm it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Prefixed(NamedTuple):
    """The word without its prefix, and what affirms it in Chinese."""

    right: str
    chinese: re.Pattern[str]


_TABLE = """
unwilling willing: 愿意|愿同|愿与|愿为|愿[以在将和]|自愿|乐于
unable able: 能够|有能力
unimportant important: 重要
unnecessary necessary: 必要|必需|必须
impossible possible: 可能
dissatisfied satisfied: 满意
unsatisfied satisfied: 满意
unsatisfactory satisfactory: 满意
unstable stable: 稳定|平稳
unsteady steady: 稳定|平稳|稳步
instability stability: 稳定|平稳
illegal legal: 合法|依法
illegally legally: 合法|依法
unlawful lawful: 合法|依法
irregular regular: 正规|规范|定期
irregularly regularly: 定期
unfair fair: 公平|公正
unjust just: 公正|公平
injustice justice: 公正|正义
inequality equality: 平等
unequal equal: 平等
incomplete complete: 完整|完善|齐全
insufficient sufficient: 充足|充分|充裕|足够
inadequate adequate: 充足|充分|足够
inconvenient convenient: 方便|便利|便捷
inconvenience convenience: 方便|便利|便捷
unsafe safe: 安全
insecure secure: 安全
insecurity security: 安全|保障
unbalanced balanced: 平衡|均衡
imbalanced balanced: 平衡|均衡
imbalance balance: 平衡|均衡
uncertain certain: 确定|肯定
uncertainty certainty: 确定性
inconsistent consistent: 一致|一贯
inefficient efficient: 高效|效率
ineffective effective: 有效
ineffectively effectively: 有效
unqualified qualified: 合格|达标
unhealthy healthy: 健康
unfavorable favorable: 有利|优惠|良好
unfavourable favourable: 有利|优惠|良好
unclear clear: 明确|清楚|清晰
unpopular popular: 受欢迎|热门|欢迎
unreasonable reasonable: 合理
unscientific scientific: 科学
unreliable reliable: 可靠
unsuccessful successful: 成功|圆满
unsuccessfully successfully: 成功|圆满|顺利
unfamiliar familiar: 熟悉
unfriendly friendly: 友好|友善
unhappy happy: 高兴|幸福|快乐|开心
unaware aware: 意识到|了解
unchanged changed: 改变|变化
unfinished finished: 完成|竣工|完工
uncompleted completed: 完成|竣工|完工
unopened opened: 打开|开放|开业
unprotected protected: 保护
unprofitable profitable: 盈利
unpaid paid: 支付|缴纳|付清
unpopulated populated: 人口
unpredictable predictable: 可预[见测]
unsuitable suitable: 适合|适宜|适当
unsustainable sustainable: 可持续
unused used: 使用|利用
unknown known: 知名|闻名|著名|熟知
unlimited limited: 有限
impatient patient: 耐心
impractical practical: 切实可行|实用|可行
improper proper: 妥善|适当|妥当
improperly properly: 妥善|适当|妥当
inaccurate accurate: 准确|精准|精确
inaccurately accurately: 准确|精准|精确
inactive active: 积极|活跃
inactively actively: 积极|踊跃
inappropriate appropriate: 适当|恰当|合适
incapable capable: 能够|有能力
incorrect correct: 正确
incorrectly correctly: 正确
indirect direct: 直接
indirectly directly: 直接
inexperienced experienced: 经验丰富|有经验|富有经验
inseparable separable: 可分割
irresponsible responsible: 负责|担当
irresponsibly responsibly: 负责
immature mature: 成熟
disagree agree: 同意|赞同|赞成
disagreed agreed: 同意|赞同|赞成|一致
disapprove approve: 批准|赞成|通过
disapproved approved: 批准|赞成|审议通过|通过
dislike like: 喜欢|喜爱
disobey obey: 服从|遵守
discontinue continue: 继续|延续
discontinued continued: 继续|延续
disallow allow: 允许|准许
disallowed allowed: 允许|准许
discourage encourage: 鼓励
discouraged encouraged: 鼓励|鼓舞
discouraging encouraging: 鼓励|鼓舞
disadvantage advantage: 优势
disadvantages advantages: 优势|优点
disappear appear: 出现
disappeared appeared: 出现|亮相
dishonest honest: 诚信|诚实
distrust trust: 信任
disunity unity: 团结|统一
disorder order: 有序|秩序
disorderly orderly: 有序
disconnected connected: 连接|联通|互联
disconnect connect: 连接|联通
dissatisfaction satisfaction: 满意
misunderstand understand: 理解|了解
misunderstanding understanding: 理解|了解
nonprofit profit: 盈利|营利|利润
"""


def _read() -> dict[str, Prefixed]:
    table = {}
    for line in _TABLE.strip().splitlines():
        words, _, chinese = line.partition(": ")
        wrong, right = words.split()
        table[wrong] = Prefixed(right, re.compile(chinese))
    return table


PREFIXED = _read()
"""By a word that denies: what it is without its prefix, and what affirms it in Chinese."""
