package org.rejoin.query.accesslog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/** As {@link RecordedAnswers}, for pages: between the making of their model and the writing of the first word. */
@Component
class RecordedPages implements HandlerInterceptor, WebMvcConfigurer {

    private final RecordedAnswers answers;

    RecordedPages(RecordedAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null || !(handler instanceof HandlerMethod method)) {
            return;
        }
        RecordsAccess records = method.getMethodAnnotation(RecordsAccess.class);
        // who is sent elsewhere was shown nothing here
        if (records == null || records.exportsOnly() || isRedirect(page)) {
            return;
        }
        Object shown = page.getModel().values().stream()
                .filter(Accessed.class::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A page that shows personal data tells of whom"));
        if (shown != Accessed.NOBODY) {
            answers.record(records, shown, request);
        }
    }

    private static boolean isRedirect(ModelAndView page) {
        String view = page.getViewName();
        return view != null && view.startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }
}
