package org.rejoin.query.signin;

import org.rejoin.query.page.OwnAddress;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@PageController
class SignInPages {

    /** @param to address within the service to come back to */
    @GetMapping("/sign-in")
    String signIn(@RequestParam(defaultValue = OwnAddress.HOME) String to, Model model) {
        model.addAttribute("to", OwnAddress.of(to));
        return "signin/sign-in";
    }

    @GetMapping("/forgotten-password")
    String forgotten() {
        return "signin/forgotten";
    }

    /** What stands behind the # never reaches the server: the script reads it. */
    @GetMapping("/account-link")
    String link() {
        return "signin/link";
    }

    /** As above: the token of the printed address is read by the script. */
    @GetMapping("/first-administrator")
    String firstAdministrator() {
        return "signin/first";
    }

    @GetMapping("/settings/password")
    String password(
            @RequestParam(defaultValue = "") String expired,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("expired", !expired.isEmpty()).addAttribute("done", !done.isEmpty());
        return "signin/password";
    }

    @GetMapping("/settings/second-factor")
    String secondFactor(
            @RequestParam(defaultValue = "") String required,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("required", !required.isEmpty()).addAttribute("done", !done.isEmpty());
        return "signin/second-factor";
    }
}
