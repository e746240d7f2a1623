package org.rejoin.event.erasure;

/** On what ground personal data are erased (SPEC 2.6, 個人資料保護法). The last two are the system's own. */
public enum LegalBasis {
    /** 當事人請求刪除: the person asks (art. 3, art. 11 III). */
    SUBJECT_REQUEST,
    /** 特定目的消失: nobody needs the data any more (art. 11 III). */
    PURPOSE_GONE,
    /** 違法蒐集、處理或利用: they should never have been kept (art. 11 IV). */
    UNLAWFUL_COLLECTION,
    /** 法院或主管機關命令刪除: a court or an authority orders it. */
    ORDER,
    /** 保存期限屆滿: the period of keeping is over (art. 11 III). */
    RETENTION,
    /** 還原備份後重新刪除: erased before; a restored backup had brought it back. */
    RESTORED
}
