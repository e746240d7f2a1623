package org.rejoin.command.mail;

/** What the holder of an account is told of, for somebody else may have done it. */
public enum SignInChange {
    PASSWORD_SET("密碼已設定或更改", "the password was set or changed"),
    SECOND_FACTOR_ON("兩階段驗證已啟用或更換驗證器", "the second factor was switched on or replaced"),
    SECOND_FACTOR_OFF("兩階段驗證已停用", "the second factor was switched off"),
    TOKEN_MADE("已建立程式用的權杖", "a token for a program was made"),
    IDENTITY_LINKED("已連結外部帳號", "an outside identity was linked");

    private final String inChinese;
    private final String inEnglish;

    SignInChange(String inChinese, String inEnglish) {
        this.inChinese = inChinese;
        this.inEnglish = inEnglish;
    }

    String inChinese() {
        return inChinese;
    }

    String inEnglish() {
        return inEnglish;
    }
}
